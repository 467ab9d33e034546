using System;
using System.Threading.Tasks;
using NE.MuJoCo;

namespace NE.Tool;

/// <summary>Ensures that the physics library is installed.</summary>
internal static class Physics
{
    private const string Package = "libmujoco2.2.2";

    /// <summary>Installs the library where possible without prompts, else prints what to install.</summary>
    /// <returns>Whether it is now installed. User-defined tasks do not need it, so a missing library is not an error by itself.</returns>
    internal static bool Ensure() => Report(Install());

    /// <summary>Does the same while other work is done.</summary>
    /// <typeparam name="T">Its result.</typeparam>
    /// <param name="work">The work.</param>
    internal static T EnsureWhile<T>(Func<T> work)
    {
        Task<string?> installation = Task.Run(Install);
        T result = work();
        Report(installation.GetAwaiter().GetResult());
        return result;
    }

    private static bool Report(string? problem)
    {
        if (problem is not null)
        {
            Console.Error.WriteLine($"ne: {problem}");
        }

        return problem is null;
    }

    /// <summary>Installs the library where possible without prompts.</summary>
    /// <returns>What to do if it is still missing.</returns>
    private static string? Install() =>
        IsThere() ? null
        : !Apt.TryInstall(Package) ? $"MuJoCo 2.2.2 is missing; install it with: sudo apt-get install {Package}"
        : IsThere() ? null
        : $"{Package} could not be installed; install MuJoCo 2.2.2 by hand, for example sudo apt-get install {Package}";

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
