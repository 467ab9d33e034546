using System;
using System.Collections.Generic;
using System.Linq;
using NE.Reference;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests.Reference;

/// <summary>The reference's rules against worked examples and closed forms of the sources.</summary>
public class ReferenceRulesTests
{
    [Theory]
    [InlineData(17, 6, 256, 3617, 5088, 768, 4352, 4352, 768)]
    [InlineData(11, 3, 256, 2816, 5792, 384, 2816, 5792, 384)]
    [InlineData(27, 8, 256, 3884, 5269, 1024, 6912, 2240, 1024)]
    public void ErdosRenyi_OfTheActorAtAQuarter_GivesTheGoldenCounts(
        int observations, int actions, int hidden, int first, int second, int third,
        int protectedFirst, int protectedSecond, int protectedThird)
    {
        (int, int)[] layers = [(observations, hidden), (hidden, 128), (128, actions)];
        DensityAllocation.ErdosRenyi(0.25, layers, []).ShouldBe([first, second, third]);
        DensityAllocation.ErdosRenyi(0.25, layers, [0, 2]).ShouldBe([protectedFirst, protectedSecond, protectedThird]);
    }

    [Fact]
    public void ErdosRenyi_WithFirstAndLastProtectedOnWideInputs_HasNoBudget() =>
        DensityAllocation.ErdosRenyi(0.25, [(376, 256), (256, 128), (128, 17)], [0, 2]).ShouldBeNull();

    [Fact]
    public void AutomaticRate_OfTheCosineFromAQuarterToFull_IsFiveTenThousandths()
    {
        const long Every = 1_000, End = 3_000_000;
        double rate = GrowthSchedule.AutomaticRate(0.25, 1, Every, End, t => GrowthSchedule.Cosine(t, End));
        rate.ShouldBe(2 * 0.75 / ((End / Every) - 1), 1e-12);
        rate.ShouldBe(5.0e-4, 3e-7);
    }

    [Fact]
    public void Carry_OverTheWholeCosine_LosesNothingWhereFlooringLosesMuch()
    {
        const int Size = 32_768;
        const long Every = 1_000, End = 3_000_000;
        var carry = new Carry();
        long carried = 0, floored = 0;
        for (long t = Every; t < End; t += Every)
        {
            double amount = 5e-4 * Size * GrowthSchedule.Cosine(t, End);
            carried += carry.Take(amount);
            floored += (long)amount;
        }

        ((double)carried / Size).ShouldBe(0.74975, 1.0 / Size);
        ((double)floored / Size).ShouldBe(0.70825, 1e-4);
    }

    [Fact]
    public void CosineShare_IsTheIntegralOfTheCosineWeight()
    {
        const double End = 700;
        double sum = 0;
        for (int i = 0; i < 70_000; i++)
            sum += GrowthSchedule.Cosine((i + 0.5) / 100, End) * 2 / 100 / End;
        GrowthSchedule.CosineShare(End, End).ShouldBe(1);
        sum.ShouldBe(1, 1e-9);
        GrowthSchedule.CosineShare(End / 2, End).ShouldBe(0.5 + (1 / Math.PI), 1e-12);
    }

    [Theory]
    [InlineData(0.4, 7)]
    [InlineData(0.5, 6)]
    public void WorkedExample_OfOneEvent_GrowsAndPrunesAsTheDefinitionsSay(double upperBound, int liveAfter)
    {
        var layer = new Layer("Example", 4, 3, ActivationKind.Relu, masked: true);
        Array.Fill(layer.Mask!, false);
        foreach ((int row, int column) in new[] { (0, 0), (0, 2), (1, 1), (2, 0), (2, 3) })
            layer.Mask![(row * 4) + column] = true;
        var rules = new TopologyRules();
        var measure = new LayerMeasure(layer, [.5, .1, .2, .4, 0, 0, 0, 0, .3, .9, .05, .6], [1.2, 0, 1.8]);
        var carry = new Carry { Remainder = 0.7 };

        int count = carry.Take(1.5);
        count.ShouldBe(2);
        carry.Remainder.ShouldBe(0.2, 1e-12);
        IReadOnlyList<int> candidates = measure.Candidates(rules, _ => 0);
        candidates.Take(4).ShouldBe([9, 3, 1, 10]);
        candidates.Skip(4).ShouldBe([4, 6, 7]);
        measure.DormantConnections(rules).ShouldBe([5]);

        int bound = (int)(upperBound * count);
        var change = new TopologyChange(
            candidates.Take(count).ToDictionary(i => i, _ => 0.1),
            [.. measure.DormantConnections(rules).Take(bound)], new Dictionary<int, double>());
        TopologyEvent.Apply(layer, null, change, rules);
        layer.LiveWeights.ShouldBe(liveAfter);
        TopologyEvent.UnitsWithoutInputs(layer).ShouldBe(bound == 1 ? [1] : []);
    }

    [Fact]
    public void ReviewThreshold_AtTwoPercentChangeOfTheActiveCount_IsOne()
    {
        // 768 hidden units: 2 % are 15.36.
        var threshold = new ReviewThreshold(5_000, 100, ReviewSlope.Absolute, 768, 0, 0.5);
        for (int i = 0; i < 50; i++)
            threshold.Observe(700);
        threshold.Value.ShouldBe(1);
        threshold.Observe(700 - 16);
        threshold.Value.ShouldBe(1);
        threshold.Observe(700 - 12);
        threshold.Value.ShouldBe(12 / 15.36, 1e-12);
        threshold.Observe(700);
        threshold.Value.ShouldBe(0.5);
    }

    [Fact]
    public void ReviewThreshold_SignedAndFalling_IsTheFloor()
    {
        var threshold = new ReviewThreshold(200, 100, ReviewSlope.Signed, 100, 0, 0.5);
        foreach (int count in new[] { 90, 85, 80 })
            threshold.Observe(count);
        threshold.Value.ShouldBe(0.5);
    }

    [Fact]
    public void Adam_OnAFreshElementAfterManySteps_MovesByTheRate()
    {
        var parameter = new Parameter(2);
        var adam = new Adam(1e-3, Epsilon: 0);
        parameter.Gradient[0] = 0.5;
        for (int i = 0; i < 100; i++)
            adam.Step(parameter);
        parameter.Value[0].ShouldBe(-0.1, 1e-12);

        // Fresh moments with the shared count step too far by (1−β1)/√(1−β2) = 3.162; with their own count exactly by the rate.
        Array.Fill(parameter.Gradient, 0.5);
        Parameter shared = parameter;
        shared.Value[1] = 0;
        double before = shared.Value[0];
        for (int i = 0; i < 2; i++)
            shared.Steps[i] = 1_000_000;
        adam.Step(shared);
        shared.Value[1].ShouldBe(-3.1623e-3, 1e-7);
        shared.Value[1] = 0;
        shared.Forget(1, steps: true);
        adam.Step(shared);
        shared.Value[1].ShouldBe(-1e-3, 1e-12);
        shared.Value[0].ShouldBeLessThan(before);
    }
}
