using System;
using System.Collections.Generic;
using System.IO;

namespace NE.Tool;

/// <summary>Debian's package manager, used only where it needs no question: as root, or by sudo without a password.</summary>
internal static class Apt
{
    /// <summary>Installs packages, after saying so.</summary>
    /// <returns>Whether it was tried; false where there is no apt-get or no right to use it.</returns>
    internal static bool TryInstall(params string[] packages)
    {
        if (!File.Exists("/usr/bin/apt-get") || Rights() is not { } rights)
        {
            return false;
        }

        Console.Error.WriteLine($"ne: installing {string.Join(' ', packages)} with apt-get");
        if (!Install(rights, packages))
        {
            // A machine that has never asked its package list knows no package.
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

    /// <summary>What to put before a command that needs root: nothing, sudo, or null when neither helps.</summary>
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
