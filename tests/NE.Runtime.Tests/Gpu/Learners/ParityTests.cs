using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Gpu.Learners;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Gpu.Learners;

public class ParityTests
{
    [Fact]
    public void Parity_OfADeviceThatComputesTheSame_FindsNoDifference()
    {
        using Bench bench = new(1);
        IReadOnlyList<ParityRow> rows = Parity.Run(bench.Definition, bench.Device);
        rows.Where(row => row.Tensor == "weight").Select(row => (row.Update, row.Event, row.Values)).ShouldBe([(2, false, 2), (7, true, 2)]);
        rows.ShouldAllBe(row => row.Differing == 0 && row.Largest == 0);
    }

    [Fact]
    public void Parity_OfADeviceThatLeavesASectionOut_NamesTheTensor()
    {
        using Bench bench = new(1);
        IReadOnlyList<ParityRow> rows = Parity.Run(bench.Definition, FakeProgram.Device(broken: "Second_0"));
        ParityRow row = rows.Where(row => row.Differing > 0).ShouldHaveSingleItem();
        (row.Tensor, row.Update, row.Differing).ShouldBe(("weight", 2, 1));
        row.Largest.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void UpdatesPerSecond_OnHostAndDevice_CountAllLearners()
    {
        using Bench bench = new(1);
        DeviceMeasure.UpdatesPerSecond(bench.Definition, 2, seconds: 0.001).ShouldBeGreaterThan(0);
        DeviceMeasure.UpdatesPerSecond(bench.Definition, 2, bench.Device, seconds: 0.001).ShouldBeGreaterThan(0);
    }

    [Fact]
    public void Advice_FromMeasuredRates_ChoosesTheFastestAndNamesAll()
    {
        DeviceAdvice advice = DeviceMeasure.Choose(
            16, [new DeviceRate("cpu", "the CPU", 3_200), new DeviceRate("cuda:0", "H200", 110_000), new DeviceRate("cuda:1", "K20", 0, "Too old.")]);
        advice.Choice.ShouldBe("cuda:0");
        advice.Reason.ShouldBe("H200 is fastest for 16 learners; updates per second: the CPU 3,200, H200 110,000, "
            + "K20 cannot train (Too old).");
    }

    [Fact]
    public void Advice_ForAnExperimentWithoutKernels_IsTheProcessor()
    {
        using Bench bench = new(1);
        DeviceAdvice advice = DeviceMeasure.Advise(bench.Definition with { Kernels = null }, 4);
        (advice.Choice, advice.Reason).ShouldBe(("cpu", "Fake has no kernels for a device."));
    }
}
