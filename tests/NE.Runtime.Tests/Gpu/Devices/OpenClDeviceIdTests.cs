using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Native;
using Shouldly;
using Silk.NET.OpenCL;
using Xunit;
using DeviceInfo = NE.Runtime.Gpu.Devices.DeviceInfo;

namespace NE.Runtime.Tests.Gpu.Devices;

public sealed class OpenClDeviceIdTests
{
    private const DeviceFpConfig All = DeviceFpConfig.CorrectlyRoundedDivideSqrt | DeviceFpConfig.Fma | DeviceFpConfig.Denorm;

    [Theory]
    [InlineData(All & ~DeviceFpConfig.Denorm, DeviceFpConfig.Fma, "opencl:0.0 (A) flushes subnormal floats to 0, so it")]
    [InlineData(All, DeviceFpConfig.None, "opencl:0.0 (A) has no 64-bit floats, so it")]
    [InlineData(All & ~DeviceFpConfig.CorrectlyRoundedDivideSqrt, DeviceFpConfig.Fma, "does not round division, square root")]
    [InlineData(All & ~DeviceFpConfig.Fma, DeviceFpConfig.None, "does not round division, square root and fused multiply-add as IEEE "
        + "754 requires and has no 64-bit")]
    public void Problem_OfAGpuThatCannotGiveTheBits_SaysWhatItLacks(DeviceFpConfig singles, DeviceFpConfig doubles, string said)
    {
        string problem = OpenClDeviceId.ProblemOf(Info(gpu: true), singles, doubles);

        problem.ShouldContain(said);
        problem.ShouldEndWith("choose another device with --device.");
    }

    [Fact]
    public void Problem_OfAGpuThatCan_IsEmpty() => OpenClDeviceId.ProblemOf(Info(gpu: true), All, DeviceFpConfig.Fma).ShouldBe("");

    [Fact]
    public void Problem_OfTheProcessor_IsEmptyWhateverItAnnounces() => OpenClDeviceId.ProblemOf(Info(gpu: false), DeviceFpConfig.None, DeviceFpConfig.None).ShouldBe("");

    private static DeviceInfo Info(bool gpu) => new()
    {
        Backend = Backend.OpenCl,
        Choice = "opencl:0.0",
        Name = "A",
        Driver = "1",
        Gpu = gpu,
        Multiprocessors = 1,
        Memory = 1,
    };
}
