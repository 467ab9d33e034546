using System.Linq;
using NE.Runtime.Kernels;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Kernels;

public class RateScheduleTests
{
    [Fact]
    public void Linear_OverFourUpdates_FallsInEqualStepsAndStaysAtItsEnd() =>
        Enumerable.Range(0, 8).Select(t => RateSchedule.Linear(t, 4, 0.2)).ShouldBe([1f, 1f, 0.8f, 0.6f, 0.4f, 0.2f, 0.2f, 0.2f]);

    [Fact]
    public void Cosine_OverFourUpdates_IsHalfACosineFromOneToItsEnd()
    {
        // (1 + cos(π p))/2 at p = 0, 1/4, 1/2, 3/4, 1: 1, (2 + √2)/4, 1/2, (2 − √2)/4, 0.
        float[] factors = [.. Enumerable.Range(1, 6).Select(t => RateSchedule.Cosine(t, 4, 0))];
        factors[0].ShouldBe(1);
        factors[1].ShouldBe(0.85355339f, 1e-7f);
        factors[2].ShouldBe(0.5f, 1e-7f);
        factors[3].ShouldBe(0.14644661f, 1e-7f);
        factors[4].ShouldBe(0);
        factors[5].ShouldBe(0);
        RateSchedule.Cosine(3, 4, 0.2).ShouldBe(0.6f, 1e-7f);
        RateSchedule.Cosine(9, 4, 0.2).ShouldBe(0.2f, 1e-7f);
    }

    [Fact]
    public void Step_EveryTwoUpdates_DropsAfterEverySecondUpdate() =>
        Enumerable.Range(0, 8).Select(t => RateSchedule.Step(t, 2, 0.5)).ShouldBe([1f, 1f, 1f, 0.5f, 0.5f, 0.25f, 0.25f, 0.125f]);

    [Theory]
    [InlineData(1_000)]
    [InlineData(7)]
    public void EverySchedule_FromUpdateToUpdate_NeverRises(long updates)
    {
        for (long t = 1; t < updates + 3; t++)
        {
            RateSchedule.Linear(t + 1, updates, 0.1).ShouldBeLessThanOrEqualTo(RateSchedule.Linear(t, updates, 0.1));
            RateSchedule.Cosine(t + 1, updates, 0.1).ShouldBeLessThanOrEqualTo(RateSchedule.Cosine(t, updates, 0.1));
            RateSchedule.Step(t + 1, 3, 0.9).ShouldBeLessThanOrEqualTo(RateSchedule.Step(t, 3, 0.9));
        }
    }
}
