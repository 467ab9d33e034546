using System;
using System.IO;

namespace NE.Runtime.Files;

/// <summary>Where compiled programs and kernels are cached for this user.</summary>
public static class CacheFolder
{
    /// <summary>The variable that names the folder above it (XDG Base Directory Specification).</summary>
    public const string Variable = "XDG_CACHE_HOME";

    /// <summary>
    /// The full path of a folder: <c>$XDG_CACHE_HOME/ne/NAME</c>, else <c>~/.cache/ne/NAME</c>. It need not exist, and may not be
    /// creatable.
    /// </summary>
    /// <param name="name">Its name; empty for the common parent.</param>
    /// <param name="variable">Reads an environment variable; null for those of this process.</param>
    public static string Of(string name, Func<string, string?>? variable = null)
    {
        // The specification says to ignore a relative path. A user without a home has the root, as in a container.
        string? chosen = (variable ?? Environment.GetEnvironmentVariable)(Variable);
        return Path.Combine(
            Path.IsPathRooted(chosen) ? chosen : Path.Combine(Rooted(Environment.GetFolderPath(
                Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify)), ".cache"),
            "ne",
            name);
    }

    private static string Rooted(string home) => Path.IsPathRooted(home) ? home : Path.GetPathRoot(Path.GetTempPath())!;
}
