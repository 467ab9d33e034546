using System;
using NE.Runtime.Gpu.Devices;

namespace NE.Integration.Tests.Gpu;

/// <summary>The OpenCL device of the tests.</summary>
internal static class OpenCl
{
    static OpenCl()
    {
        // Whole updates compile in a tenth of the time, and every bit stays the same.
        if (Environment.GetEnvironmentVariable("NE_OPENCL_OPTIONS") is null)
            Environment.SetEnvironmentVariable("NE_OPENCL_OPTIONS", "-cl-opt-disable");

        DeviceFinding finding = DeviceCatalogue.Look(Backend.OpenCl);
        Problem = finding.Devices.Count > 0 ? null : finding.Problem;
    }

    /// <summary>Why there is none; null when there is one.</summary>
    public static string? Problem { get; }

    public static ComputeDevice Open() => DeviceCatalogue.Open(DeviceChoice.FromEnvironment() is { Kind: DeviceKind.OpenCl } chosen
        ? chosen
        : DeviceChoice.Parse("opencl"));
}
