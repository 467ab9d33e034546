using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using NE.Report.Statistics.Continual;
using Shouldly;
using Xunit;

namespace NE.Report.Tests.Statistics.Continual;

public sealed class ContinualPropertyTests
{
    private static readonly Arbitrary<double[]> Scores = Gen.Choose(-1_000, 1_000).Select(value => value / 7.0).ArrayOf().Where(scores => scores.Length is > 2 and < 12).ToArbitrary();

    [Theory]
    [InlineData(-40)]
    [InlineData(0)]
    [InlineData(725.5)]
    public void ConstantCurve_IsItsAreaAndForgetsNothing(double score)
    {
        TaskVisit first = Visit(0, score, score, score), later = Visit(2, score, score, score);
        TaskMatrix matrix = new([0, 1, 0, 1], [.. Enumerable.Repeat((double?[])[score, score], 4)]);

        (first.Area, first.Start, first.End(2)).ShouldBe((score, score, score));
        VisitMetrics.ForwardGain(later, first).ShouldBe(0);
        VisitMetrics.Drop(first.End(1), later.Start).ShouldBe(0);
        VisitMetrics.Retention(later.Start, first.End(1), score - 1).ShouldBe(1);
        VisitMetrics.FreshRatio(later.Area, first.Area, score - 1).ShouldBe(1);
        VisitMetrics.StepsToRecover(later, VisitMetrics.RecoveryTarget(first.End(1), score - 1, 0.9)).ShouldBe(0);
        (matrix.MeanForgetting, matrix.MeanForgettingOfOthers, matrix.BackwardTransfer, matrix.AveragePerformance).ShouldBe((0, 0, 0, score));
    }

    [Fact]
    public void NormalisedValues_AreThoseOfScaledScoresAndBounds() => Prop.ForAll(Scores, scores =>
    {
        static double Scaled(double score) => (3 * score) + 5;
        (double low, double high, double fresh) = (scores.Min() - 1, scores.Max() + 1, scores[0]);
        TaskVisit visit = Visit(0, scores), scaled = Visit(0, [.. scores.Select(Scaled)]);
        (ScoreBounds bounds, ScoreBounds wider) = (new(low, high), new(Scaled(low), Scaled(high)));
        return Near(VisitMetrics.FreshDifference(visit.Area, fresh, bounds), VisitMetrics.FreshDifference(scaled.Area, Scaled(fresh), wider))
            && Near(VisitMetrics.FreshRatio(visit.Area, fresh, low), VisitMetrics.FreshRatio(scaled.Area, Scaled(fresh), Scaled(low)))
            && Near(VisitMetrics.ForwardTransfer(visit.Area, fresh, bounds), VisitMetrics.ForwardTransfer(scaled.Area, Scaled(fresh), wider))
            && Near(VisitMetrics.Retention(visit.Start, visit.End(2), low), VisitMetrics.Retention(scaled.Start, scaled.End(2), Scaled(low)));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Area_LiesBetweenTheExtremesOfTheVisit() => Prop.ForAll(Scores, scores =>
        Visit(0, scores).Area >= scores.Min() - 1e-9 && Visit(0, scores).Area <= scores.Max() + 1e-9).QuickCheckThrowOnFailure();

    [Fact]
    public void StepsToRecover_GrowWithTheTarget() => Prop.ForAll(Scores, scores =>
    {
        double?[] steps = [.. scores.Order().Select(target => VisitMetrics.StepsToRecover(Visit(0, scores), target))];
        return steps.All(static step => step is >= 0) && steps.Zip(steps.Skip(1)).All(static pair => pair.First <= pair.Second);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void StepsToRecover_AreCountedFromTheStartOfTheVisit()
    {
        TaskVisit visit = new(3, 0, new([15_000, 20_000, 25_000], [0, 10, 30]));

        VisitMetrics.StepsToRecover(visit, 20).ShouldBe(7_500);
        VisitMetrics.StepsToRecover(visit, 31).ShouldBeNull();
    }

    [Fact]
    public void RatiosToNothing_AreUndefined()
    {
        VisitMetrics.Retention(5, 2, 2).ShouldBeNull();
        VisitMetrics.FreshRatio(5, 1, 2).ShouldBeNull();
        VisitMetrics.ForwardTransfer(5, 10, new(0, 10)).ShouldBeNull();
        VisitMetrics.Slope([1, null]).ShouldBeNull();
        VisitMetrics.Slope([1, null, 2]).ShouldBe(0.5);
    }

    [Fact]
    public void Matrix_OfOneTaskOrWithGaps_SaysOnlyWhatItKnows()
    {
        TaskMatrix one = new([0], [[3]]), gap = new([0, 1], [[3, 1], [null, 2]]);

        (one.MeanForgetting, one.MeanForgettingOfOthers, one.BackwardTransfer, one.AveragePerformance).ShouldBe((0, null, null, 3));
        (gap.MeanForgetting, gap.BackwardTransfer, gap.AveragePerformance, gap.Forgetting(1)).ShouldBe((null, null, null, 0));
        new TaskMatrix([0], [[3, 7]]).Forgetting(1).ShouldBeNull();
    }

    [Fact]
    public void Visits_FindTheirPredecessors()
    {
        TaskVisit[] visits = [Visit(0, 1), Visit(1, 2) with { Task = 1 }, Visit(2, 3), Visit(4, 4)];

        visits[3].Previous(visits).ShouldBe(visits[2]);
        visits[3].First(visits).ShouldBe(visits[0]);
        visits[1].Previous(visits).ShouldBeNull();
        visits[0].First(visits).ShouldBeNull();
    }

    private static TaskVisit Visit(int number, params double[] scores) => new(number, 0, new([.. scores.Select((_, i) => 100.0 * i)], scores));

    private static bool Near(double? first, double? second) => first is { } a && second is { } b ? Math.Abs(a - b) < 1e-9 * Math.Max(1, Math.Abs(a)) : first is null && second is null;
}
