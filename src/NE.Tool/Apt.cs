using System;
using System.Collections.Generic;
using System.IO;

namespace NE.Tool;

/// <summary>Debian's package manager, used only without prompts: as root, or through passwordless sudo.</summary>
internal static class Apt
{
    /// <summary>Installs packages, after printing a message.</summary>
    /// <returns>Whether it was attempted; false without apt-get or the rights to use it.</returns>
    internal static bool TryInstall(params string[] packages)
    {
        if (!File.Exists("/usr/bin/apt-get") || Rights() is not { } rights)
        {
            return false;
        }

        using Activity activity = new($"installing {string.Join(' ', packages)} with apt-get");
        if (Install(rights, packages).Code != 0)
        {
            // A machine that has never run apt-get update knows no packages.
            (int listed, string lists) = Run([.. rights, "apt-get", "update", "-q"]);
            (int code, string output) = Install(rights, packages);
            if (code != 0)
            {
                Console.Error.Write((listed != 0 ? lists : "") + output);
            }
        }

        return true;
    }

    private static (int Code, string Output) Install(IEnumerable<string> rights, IEnumerable<string> packages) =>
        Run(
        [
            .. rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-q", "-y", "--no-install-recommends", .. packages,
        ]);

    /// <summary>Prefix for a command that needs root: empty, sudo, or null if neither works.</summary>
    private static string[]? Rights() =>
        Environment.IsPrivilegedProcess ? []
        : File.Exists("/usr/bin/sudo") && Run(["sudo", "-n", "true"]).Code == 0 ? ["sudo", "-n"]
        : null;

    // Messages of an attempt that is not the last are no errors: they are shown only if the last one fails.
    private static (int Code, string Output) Run(string[] command) =>
        Dotnet.Read(command[0], command.AsSpan(1).ToArray(), errors: true);
}
