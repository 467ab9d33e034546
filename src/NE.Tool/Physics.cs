using System;
using System.IO;
using NE.MuJoCo;

namespace NE.Tool;

/// <summary>Sees to it that the physics library is there.</summary>
internal static class Physics
{
    private const string Package = "libmujoco2.2.2";

    /// <summary>Installs the library where that is possible without a question, else says what to install.</summary>
    /// <returns>Whether it is there now. Tasks of the user's own need none, so its absence alone stops nothing.</returns>
    internal static bool Ensure()
    {
        if (IsThere())
        {
            return true;
        }

        if (!File.Exists("/usr/bin/apt-get") || Rights() is not { } rights)
        {
            Console.Error.WriteLine($"ne: MuJoCo 2.2.2 is missing; install it with: sudo apt-get install {Package}");
            return false;
        }

        Console.Error.WriteLine($"ne: installing {Package} with apt-get");
        if (!Install(rights))
        {
            // A machine that has never asked its package list knows no package.
            Run([.. rights, "apt-get", "update", "-q"]);
            Install(rights);
        }

        if (IsThere())
        {
            return true;
        }

        Console.Error.WriteLine($"ne: {Package} could not be installed; install MuJoCo 2.2.2 by hand, for example sudo apt-get install {Package}");
        return false;
    }

    private static bool Install(string[] rights) =>
        Run([.. rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "-q", "-y", "--no-install-recommends", Package]);

    private static bool IsThere()
    {
        try
        {
            MuJoCoLibrary.EnsureLoaded();
            return true;
        }
        catch (MuJoCoException)
        {
            return false;
        }
    }

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
