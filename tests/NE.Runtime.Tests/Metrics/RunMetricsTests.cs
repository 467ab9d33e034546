using System;
using NE.Runtime.Metrics;
using NE.Runtime.Tests.Topology;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Metrics;

/// <summary>Means between reports, value bias, stability of an evaluation curve.</summary>
public sealed class RunMetricsTests
{
    [Fact]
    public void Meter_BetweenReports_ReturnsTheMeanAndResets()
    {
        var meter = new Meter();
        var metrics = new MetricRecorder();
        meter.Report(metrics, "nothing");
        meter.Add(1);
        meter.Add(4);
        meter.Report(metrics, "first");
        meter.Add(7);
        meter.Report(metrics, "second");
        metrics.Count.ShouldBe(2);
        metrics["first"].ShouldBe(2.5);
        metrics["second"].ShouldBe(7);
        meter.Mean.ShouldBe(double.NaN);
    }

    [Fact]
    public void Meter_Restored_ReportsTheSameMean()
    {
        Meter straight = new(), resumed = new();
        straight.Add(0.1);
        straight.Add(0.7);
        var tensors = new MemoryTensors();
        straight.Save(tensors, "loss");
        resumed.Load(tensors, "loss");
        straight.Add(1.3);
        resumed.Add(1.3);
        resumed.Mean.ShouldBe(straight.Mean);
        resumed.Count.ShouldBe(3);
    }

    [Fact]
    public void ValueBias_OfATerminatedEpisode_UsesEveryState()
    {
        // Returns to go with γ = 0.5: 1 + 0.5·(2 + 0.5·4) = 3, 4, 4.
        (double sum, int count) = ValueBias.OfEpisode([5, 4, 3], [1, 2, 4], 0.5, terminated: true, tail: 2);
        count.ShouldBe(3);
        sum.ShouldBe((5 - 3) + (4 - 4) + (3 - 4), 1e-12);
    }

    [Fact]
    public void ValueBias_OfATruncatedEpisode_LeavesTheTailOut()
    {
        (double sum, int count) = ValueBias.OfEpisode([5, 4, 3], [1, 2, 4], 0.5, terminated: false, tail: 2);
        count.ShouldBe(1);
        sum.ShouldBe(2, 1e-12);
        ValueBias.OfEpisode([5], [1], 0.5, terminated: false, tail: 9).ShouldBe((0, 0));
        Should.Throw<ArgumentException>(() => ValueBias.OfEpisode([5, 1], [1], 0.5, false, 0));
    }

    [Fact]
    public void Tail_OfADiscount_IsWhereItsPowersHaveFadedAway()
    {
        int tail = ValueBias.Tail(0.99, 0.01);
        tail.ShouldBe(459);
        Math.Pow(0.99, tail).ShouldBeLessThanOrEqualTo(0.01);
        Math.Pow(0.99, tail - 1).ShouldBeGreaterThan(0.01);
        ValueBias.Tail(0, 0.01).ShouldBe(1);
    }

    [Fact]
    public void EvaluationCurve_OfAKnownRun_GivesBestDropAndMeanHeight()
    {
        var curve = new EvaluationCurve();
        curve.MeanHeight.ShouldBe(double.NaN);
        (long Step, double Score)[] points = [(0, -10), (1000, 50), (2000, 20), (4000, 60), (5000, 40)];
        foreach ((long step, double score) in points)
        {
            curve.Add(step, score);
        }

        curve.Count.ShouldBe(5);
        curve.Best.ShouldBe(60);
        curve.WorstDrop.ShouldBe(30);
        curve.MeanHeight.ShouldBe((20 + 35 + 80 + 50) / 5.0, 1e-12);
        Should.Throw<ArgumentOutOfRangeException>(() => curve.Add(5000, 1));
    }

    [Fact]
    public void EvaluationCurve_Restored_Continues()
    {
        EvaluationCurve straight = new(), resumed = new();
        straight.Add(0, 3);
        straight.Add(10, 1);
        var tensors = new MemoryTensors();
        straight.Save(tensors);
        resumed.Load(tensors);
        straight.Add(20, 7);
        resumed.Add(20, 7);
        (resumed.Count, resumed.Best, resumed.WorstDrop, resumed.MeanHeight).ShouldBe((3L, 7.0, 2.0, straight.MeanHeight));
    }
}
