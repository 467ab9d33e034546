using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using NE.Runtime.Gpu.Devices;

namespace NE.Runtime.Gpu.Native;

/// <summary>A GPU as numbered by the driver, after <c>CUDA_VISIBLE_DEVICES</c>.</summary>
/// <param name="Ordinal">Its number.</param>
/// <param name="Handle">The driver's handle.</param>
/// <param name="Uuid">Its UUID without <c>GPU-</c>.</param>
/// <param name="ClusterLaunch">Whether blocks may form clusters.</param>
/// <param name="Info">Its properties.</param>
internal sealed unsafe record CudaDeviceId(int Ordinal, int Handle, string Uuid, bool ClusterLaunch, DeviceInfo Info)
{
    private const int UuidBytes = 16;
    private const int NameBytes = 256;

    /// <summary>Every GPU.</summary>
    /// <exception cref="DeviceException">There is no GPU or no driver; the message states the remedy.</exception>
    internal static List<CudaDeviceId> All()
    {
        CudaDriver.Start();
        int count;
        CudaFault.Check(CudaMethods.cuDeviceGetCount(&count), nameof(CudaMethods.cuDeviceGetCount));
        List<CudaDeviceId> found = [];
        for (int ordinal = 0; ordinal < count; ordinal++)
        {
            found.Add(Of(ordinal));
        }

        return found.Count > 0
            ? found
            : throw new DeviceException("The NVIDIA driver reports no GPU: check `nvidia-smi` and the variable CUDA_VISIBLE_DEVICES, "
                + "or train with --device cpu.");
    }

    /// <summary>Whether a UUID, or a prefix of one, is this device's.</summary>
    internal bool HasUuid(string text) =>
        Uuid.StartsWith(text[(text.IndexOf('-') + 1)..], StringComparison.OrdinalIgnoreCase);

    private static CudaDeviceId Of(int ordinal)
    {
        int device;
        CudaFault.Check(CudaMethods.cuDeviceGet(&device, ordinal), nameof(CudaMethods.cuDeviceGet));
        byte* name = stackalloc byte[NameBytes];
        CudaFault.Check(CudaMethods.cuDeviceGetName(name, NameBytes, device), nameof(CudaMethods.cuDeviceGetName));
        nuint memory;
        CudaFault.Check(CudaMethods.cuDeviceTotalMem_v2(&memory, device), nameof(CudaMethods.cuDeviceTotalMem_v2));
        DeviceInfo info = new()
        {
            Backend = Backend.Cuda,
            Choice = string.Create(CultureInfo.InvariantCulture, $"cuda:{ordinal}"),
            Name = Marshal.PtrToStringUTF8((nint)name) ?? "",
            Driver = $"CUDA {CudaDriver.VersionText}",
            Gpu = true,
            Multiprocessors = Attribute(CudaConstants.Multiprocessors, device),
            Capability = (Attribute(CudaConstants.CapabilityMajor, device) * 10) + Attribute(CudaConstants.CapabilityMinor, device),
            Memory = (long)memory,
        };

        // Drivers older than clusters do not know the attribute.
        int clusters;
        bool clusterLaunch = CudaMethods.cuDeviceGetAttribute(&clusters, CudaConstants.ClusterLaunch, device) == 0 && clusters != 0;
        return new(ordinal, device, UuidOf(device), clusterLaunch, info);
    }

    private static int Attribute(int attribute, int device)
    {
        int value;
        CudaFault.Check(CudaMethods.cuDeviceGetAttribute(&value, attribute, device), nameof(CudaMethods.cuDeviceGetAttribute));
        return value;
    }

    private static string UuidOf(int device)
    {
        byte* bytes = stackalloc byte[UuidBytes];
        nint library = NativeLibraries.Find(NativeLibraries.Cuda).Handle;
        bool second = NativeLibrary.TryGetExport(library, nameof(CudaMethods.cuDeviceGetUuid_v2), out _);
        int code = second ? CudaMethods.cuDeviceGetUuid_v2(bytes, device) : CudaMethods.cuDeviceGetUuid(bytes, device);
        CudaFault.Check(code, nameof(CudaMethods.cuDeviceGetUuid));
        StringBuilder text = new();
        for (int i = 0; i < UuidBytes; i++)
        {
            // 8-4-4-4-12 digits, as nvidia-smi prints it.
            text.Append(i is 4 or 6 or 8 or 10 ? "-" : "").Append(bytes[i].ToString("x2", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
