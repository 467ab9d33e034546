using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Memory;
using NE.Runtime.Methods;
using NE.Runtime.Networks;
using NE.Runtime.Tests.Networks;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Methods;

/// <summary>Self-normalised resets (docs/algorithm.md, Self-normalised resets).</summary>
public sealed class SelfNormalisedResetsTests
{
    private const uint Seed = 11;

    [Fact]
    public void Reset_OfAnAlwaysFiringACoinAndADeadUnit_JudgesEachByItsOwnHistory()
    {
        // 60 updates with a first threshold of 4: the dead unit is reset 15 times, the one that always fires never and keeps its threshold.
        using var arena = new Arena();
        Subject subject = new(arena, 3, new() { Every = 60, Quantile = 0.98, Start = 4, Most = 100 });
        int[] resets = new int[3];
        for (int update = 1; update <= 60; update++)
        {
            // Silent for two updates, then firing for one.
            subject.Update(update, [true, update % 3 == 0, false]);
            for (int unit = 0; unit < 3; unit++)
                resets[unit] += subject.Space.IsSelected(unit) ? 1 : 0;
        }

        resets.ShouldBe([0, 0, 15]);
        Enumerable.Range(0, 3).Select(unit => subject.Resets.Threshold(0, unit)).ShouldBe([4, 2, 8]);
    }

    [Theory]
    [InlineData(0.98, 1)]
    [InlineData(0.985, 3)]
    public void Threshold_IsTheQuantileOfSilences(double quantile, int expected)
    {
        // 98 silences of one update, two of three.
        using var arena = new Arena();
        Subject subject = new(arena, 1, new() { Every = 204, Quantile = quantile, Start = 50, Most = 100 });
        int update = 0;
        for (int silence = 0; silence < 100; silence++)
        {
            for (int length = silence < 98 ? 1 : 3; length > 0; length--)
                subject.Update(++update, [false]);

            subject.Update(++update, [true]);
        }

        update.ShouldBe(204);
        subject.Resets.Threshold(0, 0).ShouldBe(expected);
    }

    [Fact]
    public void Threshold_ThatIsNotLowered_DoublesUpToTheLargest()
    {
        using var arena = new Arena();
        Subject subject = new(arena, 1, new() { Every = 40, Quantile = 0.9, Start = 5, Most = 12 });
        int[] thresholds = [.. Enumerable.Range(1, 120).Select(update =>
        {
            subject.Update(update, [false]);
            return subject.Resets.Threshold(0, 0);
        })];
        (thresholds[38], thresholds[39], thresholds[79], thresholds[119]).ShouldBe((5, 10, 12, 12));
    }

    [Fact]
    public void Reset_OfASilentUnit_LeavesTheOutputsAndForgetsItsMoments()
    {
        using var arena = new Arena();
        Subject subject = new(arena, 2, new() { Every = 1_000, Quantile = 0.9, Start = 2, Most = 100 });
        float[] rows = subject.First.WeightsOf(subject.First.Online).ToArray();
        subject.Update(1, [true, false]).ShouldBe(0);
        subject.Update(2, [true, false]).ShouldBe(1);
        float[] after = subject.First.WeightsOf(subject.First.Online).ToArray();
        after[..3].ShouldBe(rows[..3]);
        after[3..].ShouldNotBe(rows[3..]);
        subject.First.Bias(1).ShouldBe(0);
        (subject.Second.Weight(0, 0) != 0, subject.Second.Weight(0, 1)).ShouldBe((true, 0));
        subject.Update(3, [true, false]).ShouldBe(0);
    }

    [Fact]
    public void Restart_OfASpace_LeavesNothingOfItsHistory()
    {
        // 60 updates change all thresholds but the first; after a restart the same 60 updates give the same resets.
        using var arena = new Arena();
        Subject subject = new(arena, 3, new() { Every = 60, Quantile = 0.98, Start = 4, Most = 100 });
        List<int[]> resets = [];
        for (int round = 0; round < 3; round++)
        {
            resets.Add([.. Enumerable.Range(1, 60).Select(update => subject.Update((60 * round) + update, [true, update % 3 == 0, false]))]);
            if (round == 0)
                subject.Resets.Restart(0);
        }

        resets[1].ShouldBe(resets[0]);
        resets[2].ShouldNotBe(resets[0]);
        Enumerable.Range(0, 3).Select(unit => subject.Resets.Threshold(0, unit)).ShouldNotBe([4, 4, 4]);
    }

    [Fact]
    public void LoadedHistory_ContinuesAsIfNeverSaved()
    {
        using var arena = new Arena();
        SelfNormalisedRules rules = new() { Every = 7, Quantile = 0.9, Start = 4, Most = 20 };
        Subject straight = new(arena, 2, rules), resumed = new(arena, 2, rules);
        for (int update = 1; update <= 10; update++)
            straight.Update(update, [update % 3 == 0, false]);

        var tensors = new TensorStore();
        straight.Resets.Save(tensors);
        straight.First.Save(tensors);
        straight.Second.Save(tensors);
        resumed.Resets.Load(tensors);
        resumed.First.Load(tensors);
        resumed.Second.Load(tensors);
        for (int update = 11; update <= 40; update++)
        {
            straight.Update(update, [update % 5 == 0, update % 7 == 0]).ShouldBe(resumed.Update(update, [update % 5 == 0, update % 7 == 0]));
            resumed.First.WeightsOf(resumed.First.Online).ToArray().ShouldBe(straight.First.WeightsOf(straight.First.Online).ToArray());
        }
    }

    /// <summary>Units that fire on command, between two layers.</summary>
    private sealed class Subject
    {
        private readonly Activations hidden;

        public Subject(Arena arena, int units, SelfNormalisedRules rules)
        {
            First = new LinearLayer(arena, "Value1.Hidden1", 0, 3, units, LayerTopology.Dense);
            Second = new LinearLayer(arena, "Value1.Q", 1, units, 1, LayerTopology.Dense);
            First.Initialise(3);
            Second.Initialise(3);
            Space = new UnitSpace([First], [Second]);
            Resets = new SelfNormalisedResets([Space], rules);
            hidden = arena.Activations(units, 40);
        }

        public LinearLayer First { get; }

        public LinearLayer Second { get; }

        public UnitSpace Space { get; }

        public SelfNormalisedResets Resets { get; }

        public int Update(int update, bool[] fires)
        {
            // On the last sample alone, behind the first panel.
            for (int unit = 0; unit < fires.Length; unit++)
                hidden[unit, 39] = fires[unit] ? 0.5f : 0;

            Resets.Observe(0, hidden);
            return Resets.Reset(Seed, update);
        }
    }
}
