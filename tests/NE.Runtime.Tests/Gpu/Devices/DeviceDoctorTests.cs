using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Gpu.Devices;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Gpu.Devices;

public sealed class DeviceDoctorTests
{
    private static readonly DeviceInfo Gpu = new()
    {
        Backend = Backend.Cuda,
        Choice = "cuda:0",
        Name = "NVIDIA H200",
        Driver = "CUDA 12.4",
        Gpu = true,
        Multiprocessors = 132,
        Capability = 90,
        Memory = 150_000_000_000,
        Cluster = 16,
    };

    [Fact]
    public void Look_OnAnyMachine_HasALineForEachBackendWithADetail()
    {
        IReadOnlyList<DoctorLine> lines = DeviceDoctor.Look();

        lines.Select(line => line.Subject).Where(subject => !subject.Contains(':')).ShouldBe(["CUDA driver", "NVRTC", "OpenCL", "kernels"]);
        lines.ShouldAllBe(line => line.Detail.Length > 10);
        foreach (DeviceFinding finding in DeviceCatalogue.Look())
            lines.Count(line => finding.Devices.Any(device => device.Choice == line.Subject)).ShouldBe(finding.Devices.Count);
    }

    [Fact]
    public void Describe_OfAGpu_ShowsWhatTeamPlansDependOn() => DeviceDoctor.Describe(Gpu, 148_500_000_000)
        .ShouldBe("NVIDIA H200, compute capability 9.0, 132 multiprocessors, 148.5 of 150.0 GB free, clusters of up to 16 blocks");

    [Fact]
    public void Describe_OfASimulator_SaysThatItIsNoGpu() => DeviceDoctor
        .Describe(Gpu with { Backend = Backend.OpenCl, Gpu = false, Capability = 0, Name = "pthread", Driver = "PoCL, driver 3.1", Cluster = 1 }, null)
        .ShouldBe("pthread, 132 multiprocessors, 150.0 GB, PoCL, driver 3.1, no GPU: for tests");
}
