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

        Console.Error.WriteLine($"ne: installing {string.Join(' ', packages)} with apt-get");
        if (!Install(rights, packages))
        {
            // A machine that has never run apt-get update knows no packages.
            Run([.. rights, "apt-get", "update", "-q"]);
            Install(rights, packages);
        }

        return true;
    }

    private static bool Install(IEnumerable<string> rights, IEnumerable<string> packages) =>
        Run(
        [
            .. rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-q", "-y", "--no-install-recommends", .. packages,
        ]);

    /// <summary>Prefix for a command that needs root: empty, sudo, or null if neither works.</summary>
    private static string[]? Rights() =>
        Environment.IsPrivilegedProcess ? []
        : File.Exists("/usr/bin/sudo") && Run(["sudo", "-n", "true"]) ? ["sudo", "-n"]
        : null;

    private static bool Run(string[] command)
    {
        (int code, string output) = Dotnet.Read(command[0], command.AsSpan(1).ToArray());
        if (code != 0)
        {
            Console.Error.Write(output);
        }

        return code == 0;
    }
}
