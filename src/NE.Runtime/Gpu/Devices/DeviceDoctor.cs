using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NE.Runtime.Gpu.Native;

namespace NE.Runtime.Gpu.Devices;

/// <summary>Reports which drivers, compilers and devices this machine has, and why others are missing.</summary>
public static class DeviceDoctor
{
    private const double Gigabyte = 1e9;
    private const double Megabyte = 1e6;

    /// <summary>Searches. Every GPU is opened, which takes a fraction of a second each.</summary>
    public static IReadOnlyList<DoctorLine> Look() =>
    [
        .. Backend("CUDA driver", NativeLibraries.Cuda, DeviceCatalogue.Look(Devices.Backend.Cuda), $"CUDA {CudaDriver.VersionText}, "),
        Compiler(),
        .. Backend("OpenCL", NativeLibraries.OpenCl, DeviceCatalogue.Look(Devices.Backend.OpenCl), ""),
        Cache(),
    ];

    /// <summary>A device's properties and free memory.</summary>
    internal static string Describe(DeviceInfo info, long? free)
    {
        List<string> parts = [info.Name];
        if (info.Capability > 0)
        {
            parts.Add($"compute capability {info.Capability / 10}.{info.Capability % 10}");
        }

        parts.Add($"{info.Multiprocessors} multiprocessors");
        string total = string.Create(CultureInfo.InvariantCulture, $"{info.Memory / Gigabyte:0.0} GB");
        parts.Add(free is long bytes ? string.Create(CultureInfo.InvariantCulture, $"{bytes / Gigabyte:0.0} of {total} free") : total);
        if (info.Backend == Devices.Backend.Cuda)
        {
            parts.Add(info.Cluster > 1 ? $"clusters of up to {info.Cluster} blocks" : "no clusters");
        }
        else
        {
            parts.Add(info.Driver);
        }

        if (!info.Gpu)
        {
            parts.Add("no GPU: for tests");
        }

        return string.Join(", ", parts);
    }

    private static IEnumerable<DoctorLine> Backend(string subject, string library, DeviceFinding finding, string version)
    {
        NativeLibraryFinding file = NativeLibraries.Find(library);
        bool found = finding.Problem.Length == 0;
        string where = file.Found ? $"{version}{file.Path}" : "";
        yield return new(found, subject, found ? where : where.Length > 0 ? $"{finding.Problem} (The library is {where}.)" : finding.Problem);
        foreach (DeviceInfo device in finding.Devices)
        {
            yield return Device(device);
        }
    }

    private static DoctorLine Device(DeviceInfo info)
    {
        try
        {
            using ComputeDevice device = DeviceCatalogue.Open(DeviceChoice.Parse(info.Choice));

            // OpenCL does not report what other programs use.
            return new(true, info.Choice, Describe(device.Info, info.Backend == Devices.Backend.Cuda ? device.FreeMemory : null));
        }
        catch (DeviceException fault)
        {
            return new(false, info.Choice, $"{info.Name}: {fault.Message}");
        }
    }

    private static DoctorLine Compiler()
    {
        if (Nvrtc.Problem.Length > 0)
        {
            return new(false, "NVRTC", Nvrtc.Problem);
        }

        IReadOnlyList<int> architectures = Nvrtc.Architectures;
        return new(
            true, "NVRTC", $"{Nvrtc.Version}, {Nvrtc.Path}, for compute capabilities {Capability(architectures[0])} to {Capability(architectures[^1])}");
    }

    private static string Capability(int architecture) => $"{architecture / 10}.{architecture % 10}";

    private static DoctorLine Cache()
    {
        const string subject = "kernels";
        string? folder = KernelCache.Default.Folder;
        if (folder is null)
        {
            return new(false, subject, $"the cache is off ({KernelCache.Variable}): every run compiles its kernels");
        }

        try
        {
            long bytes = Directory.Exists(folder) ? new DirectoryInfo(folder).EnumerateFiles().Sum(file => file.Length) : 0;
            return new(true, subject, string.Create(CultureInfo.InvariantCulture, $"cache {folder}, {bytes / Megabyte:0.0} MB"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return new(false, subject, $"the cache {folder} cannot be read ({fault.Message}): name another folder in {KernelCache.Variable}");
        }
    }
}
