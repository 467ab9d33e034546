using NE.Runtime.Gpu.Devices;

namespace NE.Integration.Tests.Gpu;

/// <summary>The OpenCL device of the tests.</summary>
internal static class OpenCl
{
    static OpenCl()
    {
        DeviceFinding finding = DeviceCatalogue.Look(Backend.OpenCl);
        Problem = finding.Devices.Count > 0 ? null : finding.Problem;
    }

    /// <summary>Why there is none; null when there is one.</summary>
    public static string? Problem { get; }

    public static ComputeDevice Open() => DeviceCatalogue.Open(DeviceChoice.FromEnvironment() is { Kind: DeviceKind.OpenCl } chosen
        ? chosen
        : DeviceChoice.Parse("opencl"));
}
