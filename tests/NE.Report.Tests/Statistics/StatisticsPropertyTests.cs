using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using NE.Report.Statistics;
using Shouldly;
using Xunit;
using Interval = NE.Report.Statistics.Interval;

namespace NE.Report.Tests.Statistics;

public sealed class StatisticsPropertyTests
{
    private static readonly Arbitrary<double[][]> Scores = Gen.Choose(-1_000, 1_000).Select(value => value / 7.0).ArrayOf()
        .Where(runs => runs.Length is > 0 and < 12).ArrayOf().Where(tasks => tasks.Length is > 0 and < 5).ToArbitrary();

    [Fact]
    public void Aggregates_LieBetweenTheExtremes() => Prop.ForAll(Scores, scores =>
    {
        (double low, double high) = (scores.Min(runs => runs.Min()) - 1e-9, scores.Max(runs => runs.Max()) + 1e-9);
        return new[] { Aggregate.Mean(scores), Aggregate.Median(scores), Aggregate.InterquartileMean(scores) }.All(value => value >= low && value <= high);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Aggregates_MoveWithTheScores() => Prop.ForAll(Scores, scores =>
    {
        double[][] moved = [.. scores.Select(runs => runs.Select(score => (3 * score) + 5).ToArray())];
        return new Func<IReadOnlyList<double[]>, double>[] { Aggregate.Mean, Aggregate.Median, Aggregate.InterquartileMean }
            .All(statistic => Math.Abs(statistic(moved) - ((3 * statistic(scores)) + 5)) < 1e-9);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void InterquartileMean_OfFewerThanFourRuns_IsTheMean() => Prop.ForAll(Scores, scores =>
        scores.Sum(runs => runs.Length) >= 4 || Math.Abs(Aggregate.InterquartileMean(scores) - Aggregate.Mean(scores)) < 1e-9)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void InterquartileMean_IgnoresAnOutlier() =>
        Aggregate.InterquartileMean([[1, 2, 3, 4, 1e9]]).ShouldBe(3);

    [Fact]
    public void OptimalityGap_CountsNothingBeyondTheTarget()
    {
        Aggregate.OptimalityGap([[1, 2, 3]]).ShouldBe(0);
        Aggregate.OptimalityGap([[0.5, 7]]).ShouldBe(0.25);
    }

    [Fact]
    public void ProbabilityOfImprovement_OfBothDirections_AddsToOne() => Prop.ForAll(Scores, scores =>
    {
        double[] first = scores[0], second = scores[^1];
        return Math.Abs(ProbabilityOfImprovement.Of(first, second) + ProbabilityOfImprovement.Of(second, first) - 1) < 1e-12;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void PerformanceProfile_FallsFromOneToZero() => Prop.ForAll(Scores, scores =>
    {
        double[] profile = [.. PerformanceProfile.Axis(scores.SelectMany(runs => runs), 50).Select(tau => PerformanceProfile.Of(scores, tau))];
        return profile[0] == 1 && profile[^1] == 0 && profile.Zip(profile.Skip(1)).All(pair => pair.First >= pair.Second);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Bootstrap_OfTheSameScores_IsTheSame()
    {
        double[][] scores = KnownAnswers.Scores("A");

        new StratifiedBootstrap().Of(scores, Aggregate.Mean).ShouldBe(new StratifiedBootstrap().Of(scores, Aggregate.Mean));
        new StratifiedBootstrap().Of([[1], [2]], Aggregate.Mean).ShouldBeNull();
        new StratifiedBootstrap().Of([[4, 4, 4]], Aggregate.Mean).ShouldBe(new Interval(4, 4));
    }

    [Fact]
    public void Bootstrap_OfAMean_AgreesWithTheNormalInterval()
    {
        // 200 values with mean 0 and standard deviation 1: the mean's 95 % interval is ± 1.96 / √200.
        double[] values = [.. Enumerable.Range(1, 200).Select(i => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (i - 0.5) / 200))];

        Interval interval = new StratifiedBootstrap(resamples: 10_000).Of([values], Aggregate.Mean)!.Value;

        interval.Low.ShouldBe(-1.96 / Math.Sqrt(200), 0.006);
        interval.High.ShouldBe(1.96 / Math.Sqrt(200), 0.006);
    }

    [Fact]
    public void Bootstrap_ResamplesWithinTasks() =>
        // Tasks of constant scores cannot vary, however different they are from each other.
        new StratifiedBootstrap().Of([[1, 1, 1], [9, 9, 9]], Aggregate.Mean).ShouldBe(new Interval(5, 5));

    [Fact]
    public void MannWhitney_WithoutTies_EqualsTheCountOfAllOrders() => Prop.ForAll(Scores, scores =>
    {
        double[] all = [.. scores.SelectMany(runs => runs).Distinct().Take(9)];
        if (all.Length < 2)
        {
            return true;
        }

        double[] first = all[..(all.Length / 2)], second = all[(all.Length / 2)..];
        double middle = first.Length * second.Length / 2.0;
        double distance = Math.Abs(MannWhitney.Of(first, second).U - middle);
        double[] every = [.. Choices(all, first.Length).Select(chosen => chosen.Sum(one => all.Except(chosen).Count(other => one > other)) - middle)];
        return Math.Abs(MannWhitney.Of(first, second).P - every.Count(u => Math.Abs(u) >= distance) / (double)every.Length) < 1e-12;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void MannWhitney_ApproximatedWithTies_EqualsTheWorkedExample()
    {
        // 1 2 2 3 against 2 4 4 5 5: U = 2; ties 2×3, 4×2, 5×2; variance 4·5/12 · (10 − (24 + 6 + 6)/72) = 15.8333; z = 7.5 / √15.8333.
        MannWhitney test = MannWhitney.Of([1, 2, 2, 3], [2, 4, 4, 5, 5]);

        test.U.ShouldBe(2);
        test.P.ShouldBe(0.0594, 0.0005);
    }

    [Fact]
    public void MannWhitney_OfThreeAgainstThree_CannotReachFivePercent() => MannWhitney.Smallest(3, 3).ShouldBe(0.1, 1e-9);

    [Fact]
    public void LearningCurve_LeavesTheUntrainedNetworksOut()
    {
        LearningCurve curve = new([0, 10, 20], [100, 1, 3]);

        (curve.Best, curve.BestStep, curve.Last, curve.Score).ShouldBe((3, 20, 3, 2));
        curve.Area.ShouldBe(((101.0 / 2 * 10) + (2 * 10)) / 20);
    }

    private static IEnumerable<double[]> Choices(double[] all, int count) => count == 0 ? [[]]
        : all.Length < count ? []
        : Choices(all[1..], count - 1).Select(rest => (double[])[all[0], .. rest]).Concat(Choices(all[1..], count));
}
