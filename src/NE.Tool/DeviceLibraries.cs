using System;
using System.IO;
using System.Linq;
using NE.Runtime.Gpu.Devices;

namespace NE.Tool;

/// <summary>Provides what tests of device code need on a machine without a GPU.</summary>
internal static class DeviceLibraries
{
    /// <summary>
    /// Debian packages, and a file that each installs, directly or through a dependency; a removed package leaves its configuration behind.
    /// </summary>
    private static readonly (string Package, string File)[] Packages =
    [
        ("ocl-icd-libopencl1", "/usr/lib/x86_64-linux-gnu/libOpenCL.so.1"),
        ("pocl-opencl-icd", "/etc/OpenCL/vendors/pocl.icd"),
        ("pocl-opencl-icd", "/usr/lib/x86_64-linux-gnu/pocl/libpocl-devices-pthread.so"),
        ("oclgrind", "/usr/lib/oclgrind/liboclgrind-rt-icd.so"),
        ("gcc", "/usr/bin/gcc"),
    ];

    /// <summary>Installs what is missing where possible without prompts, else prints instructions. Tests are skipped without it.</summary>
    internal static void Ensure()
    {
        if (Missing() is { Length: > 0 } missing && (!Apt.TryInstall(missing) || Missing().Length > 0))
        {
            Console.Error.WriteLine(
                $"ne: tests of device code will be skipped because of missing {string.Join(' ', missing)}; install with: "
                + $"sudo apt-get install {string.Join(' ', missing)}");
        }

        try
        {
            if (Nvrtc.Problem.Length > 0)
            {
                NvrtcPackage.Fetch();
            }
        }
        catch (ToolException fault)
        {
            Console.Error.WriteLine($"ne: tests of NVIDIA's compiler will be skipped: {fault.Message}");
        }
    }

    private static string[] Missing() => [.. Packages.Where(entry => !File.Exists(entry.File)).Select(entry => entry.Package).Distinct()];
}
