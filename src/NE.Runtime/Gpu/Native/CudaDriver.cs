using System.Globalization;
using NE.Runtime.Gpu.Devices;

namespace NE.Runtime.Gpu.Native;

/// <summary>The CUDA driver.</summary>
internal static unsafe class CudaDriver
{
    // The oldest whose library exports everything that the binding calls.
    private const int OldestVersion = 11000;

    /// <summary>The newest CUDA version that the driver supports, 12040 for 12.4; 0 without a driver. Needs no GPU.</summary>
    internal static int Version
    {
        get
        {
            int version = 0;
            return NativeLibraries.Find(NativeLibraries.Cuda).Found && CudaMethods.cuDriverGetVersion(&version) == 0 ? version : 0;
        }
    }

    /// <summary>The major version of <see cref="Version"/>.</summary>
    internal static int Major => Version / 1000;

    /// <summary><see cref="Version"/> for display: <c>12.4</c>.</summary>
    internal static string VersionText => string.Create(CultureInfo.InvariantCulture, $"{Version / 1000}.{Version % 1000 / 10}");

    /// <summary>Loads and initialises the driver.</summary>
    /// <exception cref="DeviceException">There is no driver, or it finds no usable GPU.</exception>
    internal static void Start()
    {
        NativeLibraryFinding library = NativeLibraries.Find(NativeLibraries.Cuda);
        if (!library.Found)
        {
            throw new DeviceException(library.Problem);
        }

        if (Version < OldestVersion)
        {
            throw new DeviceException(
                $"The NVIDIA driver ({library.Path}) supports CUDA {VersionText}, which is older than 11.0: update the driver, "
                + "or train with --device cpu.");
        }

        CudaFault.Check(CudaMethods.cuInit(0), nameof(CudaMethods.cuInit));
    }
}
