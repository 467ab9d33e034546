using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;

namespace NE.Runtime.Gpu.Native;

/// <summary>
/// The libraries of drivers and compilers. Each is located once per process, on first use; a missing one is reported as a finding, never as
/// an exception at start-up.
/// </summary>
internal static class NativeLibraries
{
    /// <summary>The library name in the OpenCL bindings.</summary>
    internal const string OpenCl = "ne-opencl";

    /// <summary>The library name in the CUDA driver bindings.</summary>
    internal const string Cuda = "ne-cuda";

    /// <summary>The library name in the NVRTC bindings.</summary>
    internal const string Nvrtc = "ne-nvrtc";

    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, NativeLibraryFinding> Findings = [];
    private static bool resolves;

    /// <summary>Locates the library of a binding, or reports why it was not found.</summary>
    /// <param name="name">One of the names above.</param>
    internal static NativeLibraryFinding Find(string name)
    {
        lock (Gate)
        {
            if (!resolves)
            {
                NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, static (wanted, _, _) => Resolve(wanted));
                resolves = true;
            }

            if (!Findings.TryGetValue(name, out NativeLibraryFinding? finding))
            {
                finding = Look(name);
                Findings.Add(name, finding);
            }

            return finding;
        }
    }

    /// <summary>The file of a loaded library, from the system's list of mapped files; the given name if it is not listed.</summary>
    internal static string PathOf(string name)
    {
        const string mapped = "/proc/self/maps";
        if (!File.Exists(mapped))
        {
            return name;
        }

        // The link target names the release: libcuda.so.1 is libcuda.so.535.216.
        string stem = name[..(name.IndexOf(".so", StringComparison.Ordinal) + ".so".Length)];
        foreach (string line in File.ReadLines(mapped))
        {
            int path = line.IndexOf('/');
            if (path >= 0 && Path.GetFileName(line[path..]).StartsWith(stem, StringComparison.Ordinal))
            {
                return line[path..];
            }
        }

        return name;
    }

    private static nint Resolve(string name)
    {
        lock (Gate)
        {
            return Findings.TryGetValue(name, out NativeLibraryFinding? finding) ? finding.Handle : 0;
        }
    }

    private static NativeLibraryFinding Look(string name) => name switch
    {
        OpenCl => System(
            "libOpenCL.so.1",
            "No OpenCL was found (libOpenCL.so.1 cannot be loaded): install the loader and a device's driver, on Debian for tests on the "
            + "processor `apt-get install ocl-icd-libopencl1 pocl-opencl-icd`."),
        Cuda => System(
            "libcuda.so.1",
            "No NVIDIA driver was found (libcuda.so.1 cannot be loaded): install the driver of the GPU, or train with --device cpu."),
        Nvrtc => NvrtcLocator.Find(Environment.GetEnvironmentVariable, CudaDriver.Major),
        _ => throw new ArgumentException($"{name} is not a known library.", nameof(name)),
    };

    private static NativeLibraryFinding System(string soname, string problem) =>
        NativeLibrary.TryLoad(soname, out nint handle) ? new(handle, PathOf(soname), "") : NativeLibraryFinding.None(problem);
}
