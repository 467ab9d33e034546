using System;
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
