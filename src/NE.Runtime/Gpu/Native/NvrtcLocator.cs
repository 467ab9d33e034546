using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using NE.Runtime.Files;

namespace NE.Runtime.Gpu.Native;

/// <summary>
/// Finds NVRTC: the newest whose major version is not above the driver's, because a driver does not load kernels compiled by a newer one.
/// </summary>
internal static class NvrtcLocator
{
    /// <summary>The variable that names a folder or file of NVRTC; if set, nothing else is searched.</summary>
    internal const string Variable = "NE_NVRTC";

    private const string Stem = "libnvrtc.so.";

    // NVRTC 11.2 to 11.8 share a file name.
    private static readonly string[] SystemNames = ["libnvrtc.so.13", "libnvrtc.so.12", "libnvrtc.so.11.2"];

    /// <summary>This user's folder, where <c>ne doctor --get nvrtc</c> installs it: by default <c>~/.cache/ne/nvrtc</c>.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    internal static string UserFolder(Func<string, string?> variable) => CacheFolder.Of("nvrtc", variable);

    /// <summary>Searches for it.</summary>
    /// <param name="variable">Reads an environment variable.</param>
    /// <param name="driverMajor">
    /// Major CUDA version that the driver supports; 0 without a driver, in which case any version is accepted.
    /// </param>
    internal static NativeLibraryFinding Find(Func<string, string?> variable, int driverMajor)
    {
        string? chosen = variable(Variable);
        bool only = !string.IsNullOrWhiteSpace(chosen);
        List<string> folders = only ? [] : Folders(variable);
        List<(string Path, int Major)> candidates = only
            ? OfPath(chosen!)
            : [.. SystemNames.Select(name => (name, MajorOf(name))), .. folders.SelectMany(OfPath)];
        List<string> tooNew = [];

        // The sort is stable: of the same release, the library that the system finds comes first.
        foreach ((string path, int major) in candidates.OrderByDescending(candidate => candidate.Major))
        {
            bool above = driverMajor > 0 && major > driverMajor;
            if (!above && TryLoad(path, out nint handle))
            {
                return new(handle, NativeLibraries.PathOf(path), "");
            }

            if (above && Path.IsPathRooted(path))
            {
                tooNew.Add(path);
            }
        }

        return NativeLibraryFinding.None(Problem(only ? chosen! : null, folders, tooNew, driverMajor));
    }

    // NVRTC loads its builtins by bare file name when it first compiles, so those next to it are loaded beforehand.
    private static bool TryLoad(string path, out nint handle)
    {
        if (!NativeLibrary.TryLoad(path, out handle))
        {
            return false;
        }

        // NVRTC 11.0 and older cannot list their supported architectures.
        if (!NativeLibrary.TryGetExport(handle, nameof(NvrtcMethods.nvrtcGetSupportedArchs), out _))
        {
            NativeLibrary.Free(handle);
            handle = 0;
            return false;
        }

        string? folder = Path.GetDirectoryName(NativeLibraries.PathOf(path));
        if (Directory.Exists(folder))
        {
            foreach (string builtins in Directory.EnumerateFiles(folder, "libnvrtc-builtins.so.*"))
            {
                _ = NativeLibrary.TryLoad(builtins, out _);
            }
        }

        return true;
    }

    private static List<(string Path, int Major)> OfPath(string path)
    {
        if (!Directory.Exists(path))
        {
            return File.Exists(path) ? [(path, MajorOf(Path.GetFileName(path)))] : [];
        }

        return [.. Directory.EnumerateFiles(path, Stem + "*")
            .Select(file => (file, MajorOf(Path.GetFileName(file))))
            .Where(candidate => candidate.Item2 > 0)
            .OrderBy(candidate => candidate.file, StringComparer.Ordinal)];
    }

    private static int MajorOf(string fileName)
    {
        string rest = fileName.StartsWith(Stem, StringComparison.Ordinal) ? fileName[Stem.Length..] : "";
        int dot = rest.IndexOf('.');
        return int.TryParse(dot < 0 ? rest : rest[..dot], NumberStyles.None, CultureInfo.InvariantCulture, out int major) ? major : 0;
    }

    // The toolkit's usual places, then those of the CUDA Python packages.
    private static List<string> Folders(Func<string, string?> variable)
    {
        List<string> folders = [];
        foreach (string? toolkit in new[] { variable("CUDA_PATH"), variable("CUDA_HOME"), "/usr/local/cuda" }.Where(path => !string.IsNullOrEmpty(path)))
        {
            folders.Add(Path.Combine(toolkit!, "lib64"));
            folders.Add(Path.Combine(toolkit!, "lib"));
            folders.Add(Path.Combine(toolkit!, "targets/x86_64-linux/lib"));
        }

        string? home = variable("HOME");
        IEnumerable<string> roots = new[]
        {
            variable("VIRTUAL_ENV"), variable("CONDA_PREFIX"), home is null ? null : Path.Combine(home, ".local"), "/opt/conda", "/usr/local", "/usr",
        }.OfType<string>().Where(root => root.Length > 0).Select(root => Path.Combine(root, "lib"));
        foreach (string root in roots)
        {
            folders.Add(root);
            foreach (string python in Python(root))
            {
                folders.Add(Path.Combine(python, "nvidia/cuda_nvrtc/lib"));
                folders.Add(Path.Combine(python, "nvidia/cu13/lib"));
            }
        }

        folders.Add(UserFolder(variable));
        return [.. folders.Where(Directory.Exists).Distinct()];
    }

    private static IEnumerable<string> Python(string root) => Directory.Exists(root)
        ? Directory.EnumerateDirectories(root, "python3*")
            .SelectMany(python => new[] { Path.Combine(python, "site-packages"), Path.Combine(python, "dist-packages") })
            .Where(Directory.Exists)
        : [];

    private static string Problem(string? chosen, List<string> folders, List<string> tooNew, int driverMajor)
    {
        const string remedy = "install it (`ne doctor --get nvrtc` installs it for your user; Debian's non-free section: `apt-get install "
            + "libnvrtc11.2 libnvrtc-builtins11.8`; or the CUDA toolkit; or the Python package nvidia-cuda-nvrtc-cu12), "
            + "or give its folder in "
            + Variable + ".";
        if (tooNew.Count > 0)
        {
            return $"NVRTC was found ({string.Join(", ", tooNew)}), but it is newer than the driver's CUDA {driverMajor}: update the "
                + $"driver, or install NVRTC {driverMajor} and set {Variable} to its folder.";
        }

        return chosen is not null
            ? $"No NVRTC was found: {Variable} names {chosen}, where no {Stem}* can be loaded: {remedy}"
            : $"No NVRTC was found (looked for {string.Join(", ", SystemNames)} in the system's folders"
                + $"{(folders.Count > 0 ? " and in " + string.Join(", ", folders) : "")}): {remedy}";
    }
}
