using System;
using NE.MuJoCo;

namespace NE.Tool;

/// <summary>Ensures that the physics library is installed.</summary>
internal static class Physics
{
    private const string Package = "libmujoco2.2.2";

    /// <summary>Installs the library where possible without prompts, else prints what to install.</summary>
    /// <returns>Whether it is now installed. User-defined tasks do not need it, so a missing library is not an error by itself.</returns>
    internal static bool Ensure()
    {
        if (IsThere())
        {
            return true;
        }

        if (!Apt.TryInstall(Package))
        {
            Console.Error.WriteLine($"ne: MuJoCo 2.2.2 is missing; install it with: sudo apt-get install {Package}");
            return false;
        }

        if (IsThere())
        {
            return true;
        }

        Console.Error.WriteLine(
            $"ne: {Package} could not be installed; install MuJoCo 2.2.2 by hand, for example sudo apt-get install {Package}");
        return false;
    }

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
}
