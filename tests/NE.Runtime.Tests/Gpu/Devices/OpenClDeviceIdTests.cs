using NE.Runtime.Gpu.Devices;
using NE.Runtime.Gpu.Native;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Gpu.Devices;

public sealed class OpenClDeviceIdTests
{
    private const ulong All = OpenClConstants.CorrectDivision | OpenClConstants.FusedMultiplyAdd | OpenClConstants.Denormals;

    [Theory]
    [InlineData(All & ~OpenClConstants.Denormals, 1ul, "opencl:0.0 (A) takes very small floats (denormals) for 0, so it")]
    [InlineData(All, 0ul, "opencl:0.0 (A) has no 64-bit floats, so it")]
    [InlineData(All & ~OpenClConstants.CorrectDivision, 1ul, "does not round division, square root")]
    [InlineData(All & ~OpenClConstants.FusedMultiplyAdd, 0ul, "does not round division, square root and fused multiply-add as IEEE 754 says and has no 64-bit")]
    public void Problem_OfAGpuThatCannotGiveTheBits_SaysWhatItLacks(ulong singles, ulong doubles, string said)
    {
        string problem = OpenClDeviceId.ProblemOf(Info(gpu: true), singles, doubles);

        problem.ShouldContain(said);
        problem.ShouldEndWith("choose another device with --device.");
    }

    [Fact]
    public void Problem_OfAGpuThatCan_IsEmpty() => OpenClDeviceId.ProblemOf(Info(gpu: true), All, 1).ShouldBe("");

    [Fact]
    public void Problem_OfTheProcessor_IsEmptyWhateverItAnnounces() => OpenClDeviceId.ProblemOf(Info(gpu: false), 0, 0).ShouldBe("");

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
