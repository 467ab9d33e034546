using System;
using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Runtime.Environments.Shifts;
using NE.Runtime.Tests.Training;
using NE.Runtime.Training.Shifts;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Shifts;

public class ShiftScheduleTests
{
    [Fact]
    public void AtEpisodeEnd_AChangeComesWithTheFirstEpisodeThatBeginsAtItsStepOrLater()
    {
        // Episodes of 7 steps, due at 0, 20, 40, 60.
        Play(new(Property.ActionScale) { Values = [0.1, 0.2, 0.3], Every = 20 }, 7, 70)
            .ShouldBe([(0, 0, 0, 0.1), (21, 1, 1, 0.2), (42, 2, 2, 0.3), (63, 3, 3, 0.1)]);
    }

    [Fact]
    public void AtStep_AChangeComesExactlyThere()
    {
        Play(new(Property.ActionScale) { Values = [0.1, 0.2], Every = 10, At = ChangeAt.Step }, 7, 31)
            .ShouldBe([(0, 0, 0, 0.1), (10, 1, 0, 0.2), (20, 2, 0, 0.1), (30, 3, 0, 0.2)]);
    }

    [Fact]
    public void WithDrift_ASegmentLastsMoreThanItsLengthFromTheChangeBefore()
    {
        // More than 20 steps after 0 is the end at 21; more than 20 after 21 is that at 42. The end at exactly 20 after a change is not one.
        Play(new(Property.ActionScale) { Values = [0.1, 0.2, 0.3], Every = 20, Drift = true }, 7, 60)
            .ShouldBe([(0, 0, 0, 0.1), (21, 1, 0, 0.2), (42, 2, 0, 0.3)]);
        Play(new(Property.ActionScale) { Values = [0.1, 0.2, 0.3], Every = 20, Drift = true }, 10, 90)
            .ShouldBe([(0, 0, 0, 0.1), (30, 1, 9, 0.2), (60, 2, 9, 0.3), (90, 3, 9, 0.1)]);
    }

    [Fact]
    public void AnEpisodeLongerThanSegments_EndsWithTheNewest()
    {
        Play(new(Property.ActionScale) { Values = [0.1, 0.2, 0.3, 0.4], Every = 10 }, 25, 51)
            .ShouldBe([(0, 0, 0, 0.1), (25, 2, 5, 0.3), (50, 5, 0, 0.2)]);
    }

    [Fact]
    public void NominalFirst_BeginsUnchanged_AndTheListAtTheFirstChange()
    {
        ShiftAttribute shift = new(Property.ActionScale) { Values = [0.1, 0.2], Every = 20, First = FirstSegment.Nominal };

        ShiftRegistry.Value(shift, 0, 1, TestTask.Spec).Mode.ShouldBe(ShiftMode.Nominal);
        Enumerable.Range(1, 3).Select(segment => ShiftRegistry.Value(shift, segment, 1, TestTask.Spec).Numbers[0]).ShouldBe([0.1, 0.2, 0.1]);
    }

    [Fact]
    public void LogUniformDraws_HaveAUniformLogarithm()
    {
        ShiftAttribute shift = new(Property.Friction) { Draw = Draw.LogUniform, From = 0.02, To = 2 };
        double[] shares =
        [
            .. Enumerable.Range(0, 4_000).Select(segment => ShiftRegistry.Value(shift, segment, 3, TestTask.Spec).Numbers[0])
                .Select(static value => Math.Log(value / 0.02) / Math.Log(100)).Order(),
        ];

        shares[0].ShouldBeGreaterThanOrEqualTo(0);
        shares[^1].ShouldBeLessThan(1);

        // Kolmogorov's distance of 4,000 uniform numbers exceeds 0.03 with a probability of 1e-3.
        shares.Select((share, index) => Math.Abs(share - ((index + 0.5) / shares.Length))).Max().ShouldBeLessThan(0.03);
    }

    [Fact]
    public void NormalOffsets_HaveTheirMeanAndDeviation_OnePerElement()
    {
        ShiftAttribute shift = new(Property.ObservationOffset) { Draw = Draw.Normal, From = 1, To = 2 };
        double[][] offsets = [.. Enumerable.Range(0, 3_000).Select(segment => ShiftRegistry.Value(shift, segment, 3, TestTask.Spec).Numbers.ToArray())];
        double[] all = [.. offsets.SelectMany(static segment => segment)];

        offsets.ShouldAllBe(static segment => segment.Length == 3 && segment.Distinct().Count() == 3);
        double mean = all.Average();
        mean.ShouldBe(1, 0.1);
        Math.Sqrt(all.Average(value => (value - mean) * (value - mean))).ShouldBe(2, 0.1);
    }

    [Fact]
    public void Value_DependsOnSeedPropertyAndSegmentOnly()
    {
        ShiftAttribute gravity = new(Property.Gravity) { Draw = Draw.Uniform, From = 0.3, To = 1.3, Relative = true };
        ShiftAttribute strength = new(Property.Strength) { Draw = Draw.Uniform, From = 0.3, To = 1.3, Relative = true };
        double Of(ShiftAttribute shift, long segment, uint seed) => ShiftRegistry.Value(shift, segment, seed, TestTask.Spec).Numbers[0];

        Of(gravity, 5, 1).ShouldBe(Of(gravity, 5, 1));
        double[] values = [Of(gravity, 5, 1), Of(gravity, 6, 1), Of(gravity, 5, 2), Of(strength, 5, 1)];
        values.ShouldBeUnique();
        values.ShouldAllBe(static value => value >= 0.3 && value < 1.3);
        ShiftRegistry.Value(gravity, 5, 1, TestTask.Spec).Mode.ShouldBe(ShiftMode.Scale);
    }

    [Fact]
    public void Mask_HidesItsShareOfTheObservation()
    {
        ShiftAttribute shift = new(Property.ObservationMask) { Values = [0.5, 1] };
        float[] seen = [1, 2, 3];
        TaskShifts shifts = TaskShifts.Of(new TestTask(), TestTask.Spec, [shift]);

        // Half of three elements is two, rounded away from zero.
        shifts.Apply([ShiftRegistry.Value(shift, 0, 1, TestTask.Spec)]);
        shifts.Observe(seen);
        seen.Count(static element => element == 0).ShouldBe(2);

        seen = [1, 2, 3];
        shifts.Apply([ShiftValue.Nominal]);
        shifts.Observe(seen);
        seen.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public void Permutation_ReordersWhatIsSeen()
    {
        TaskShifts shifts = TaskShifts.Of(new TestTask(), TestTask.Spec, [new(Property.ObservationPermutation)]);
        float[] seen = [10, 20, 30];

        shifts.Apply([new ShiftValue(ShiftMode.Set, [2, 0, 1])]);
        shifts.Observe(seen);

        seen.ShouldBe([30, 10, 20]);
    }

    [Fact]
    public void Model_OfATaskWithoutOne_CannotShift() =>
        Should.Throw<ArgumentException>(() => TaskShifts.Of(new TestTask(), TestTask.Spec, [new(Property.Mass) { Scale = [2] }]))
            .Message.ShouldContain("does not derive from MuJoCoEnvironment");

    // Step, segment, steps late and value of every change over episodes of one length.
    private static List<(long Step, long Segment, long Late, double Value)> Play(ShiftAttribute shift, int length, int steps)
    {
        List<(long, long, long, double)> changes = [];
        ShiftSchedule schedule = ShiftSchedule.Of(TestExperiments.Settings with { Shifts = [shift] }, 1, TestTask.Spec)!;
        schedule.Changed = change => changes.Add((change.Step, change.Segment, change.Late, change.Value.Numbers[0]));
        for (int step = 0; step <= steps; step++)
        {
            if (step % length == 0)
            {
                schedule.EpisodeBegins(step, step / length);
            }

            schedule.StepBegins(step, step / length);
        }

        return changes;
    }
}
