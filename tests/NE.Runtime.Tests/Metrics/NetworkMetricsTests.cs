using System;
using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Metrics;
using NE.Runtime.Telemetry;
using NE.Runtime.Tests.Topology;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Metrics;

/// <summary>docs/reference/metrics.md: activity, features, weights, gradients of small networks, by hand.</summary>
public sealed unsafe class NetworkMetricsTests
{
    private static Activations Fill(Arena arena, int features, int batch, Func<int, int, double> value)
    {
        Activations activations = arena.Activations(features, batch);
        for (int i = 0; i < features; i++)
        {
            for (int b = 0; b < batch; b++)
            {
                activations[i, b] = (float)value(i, b);
            }
        }

        return activations;
    }

    [Fact]
    public void Activity_OfALayer_IsCountedByUnitAndBySample()
    {
        using var arena = new Arena();

        // Means 4, 0.04, 0, 0.16, 0.8: the layer's mean is 1.
        double[] mean = [4, 0.02, 0, 0.09, 0.89];
        Activations hidden = Fill(arena, 5, 40, (i, b) => b % 2 == 0 ? 2 * mean[i] : 0);
        var metrics = new MetricRecorder();
        ActivityMetrics.Write(metrics, "Value1.Hidden1", hidden);
        metrics[MetricNames.DormantRatio + "Value1.Hidden1"].ShouldBe(0.2);
        metrics[MetricNames.DormantRatio025 + "Value1.Hidden1"].ShouldBe(0.4);
        metrics[MetricNames.DormantRatio100 + "Value1.Hidden1"].ShouldBe(0.6);
        metrics[MetricNames.ActivatedRatio + "Value1.Hidden1"].ShouldBe(0.8);
        metrics[MetricNames.ActiveFraction + "Value1.Hidden1"].ShouldBe(0.4);
    }

    [Fact]
    public void Activity_OfANetwork_IsPooledOverUnits()
    {
        using var arena = new Arena();
        Activations first = Fill(arena, 6, 10, (i, _) => i < 3 ? 0 : 1);
        Activations second = Fill(arena, 2, 10, (i, b) => -1);
        var metrics = new MetricRecorder();
        ActivityMetrics.WritePooled(metrics, "Policy", first, second);
        metrics[MetricNames.DormantRatio + "Policy"].ShouldBe(3 / 8.0);
        metrics[MetricNames.ActivatedRatio + "Policy"].ShouldBe(5 / 8.0);
        metrics[MetricNames.ActiveFraction + "Policy"].ShouldBe(3 / 8.0);
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(5, 40)]
    [InlineData(40, 5)]
    public void Ranks_OfAnIdentity_AreItsSize(int features, int batch)
    {
        using var arena = new Arena();
        Activations identity = Fill(arena, features, batch, (i, b) => i == b ? 2 : 0);
        var metrics = new MetricRecorder();
        FeatureMetrics.Write(metrics, "Value1", identity);
        int rank = Math.Min(features, batch);
        metrics[MetricNames.EffectiveRank + "Value1"].ShouldBe(rank, 1e-9);
        metrics[MetricNames.SRank + "Value1"].ShouldBe(rank);
        metrics[MetricNames.StableRank + "Value1"].ShouldBe(rank, 1e-9);
        metrics[MetricNames.FeatureNorm + "Value1"].ShouldBe(2.0 * rank / batch, 1e-9);
    }

    [Fact]
    public void Ranks_OfOneDirection_AreOne()
    {
        using var arena = new Arena();
        double[] values = FeatureMetrics.SingularValues(Fill(arena, 6, 50, (i, b) => (i + 1) * (b - 20)));
        values[0].ShouldBe(Math.Sqrt(91 * Enumerable.Range(0, 50).Sum(b => (b - 20.0) * (b - 20))), 1e-6);
        FeatureMetrics.EffectiveRank(values).ShouldBe(1, 1e-3);
        FeatureMetrics.SRank(values, 0.01).ShouldBe(1);
        FeatureMetrics.StableRank(values).ShouldBe(1, 1e-9);
    }

    [Fact]
    public void Ranks_OfKnownSingularValues_AreTheFormulas()
    {
        double[] values = [4, 2, 1, 1, 0];
        double entropy = -((0.5 * Math.Log(0.5)) + (0.25 * Math.Log(0.25)) + (2 * 0.125 * Math.Log(0.125)));
        FeatureMetrics.EffectiveRank(values).ShouldBe(Math.Exp(entropy), 1e-12);
        FeatureMetrics.StableRank(values).ShouldBe(22 / 16.0, 1e-12);
        FeatureMetrics.SRank(values, 0.5).ShouldBe(1);
        FeatureMetrics.SRank(values, 0.25).ShouldBe(2);
        FeatureMetrics.SRank(values, 0.2).ShouldBe(3);
        FeatureMetrics.SRank(values, 0.01).ShouldBe(4);
    }

    [Fact]
    public void SingularValues_OfRandomFeatures_AreThoseOfADecomposition()
    {
        using var arena = new Arena();
        var random = new System.Random(5);
        Activations features = Fill(arena, 12, 70, (_, _) => random.NextDouble() - 0.3);
        var matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(70, 12, (b, i) => features[i, b]);
        double[] expected = [.. matrix.Svd(false).S];
        FeatureMetrics.SingularValues(features).ShouldBe(expected, 1e-9);
    }

    [Fact]
    public void Ranks_OfSilentFeatures_AreZero()
    {
        using var arena = new Arena();
        var metrics = new MetricRecorder();
        FeatureMetrics.Write(metrics, "Policy", arena.Activations(4, 30));
        metrics[MetricNames.EffectiveRank + "Policy"].ShouldBe(0);
        metrics[MetricNames.SRank + "Policy"].ShouldBe(0);
        metrics[MetricNames.StableRank + "Policy"].ShouldBe(0);
        metrics[MetricNames.FeatureNorm + "Policy"].ShouldBe(0);
    }

    [Fact]
    public void Weights_OfALayer_GiveNormDensityZerosAndClippedShare()
    {
        using var bench = new LayerBench(units: 2, inputs: 4, liveAtStart: 5);
        bench.SetLive(0, 1, 2, 4, 5);
        float[] weights = [3, -1.5f, 0, 0, 1.5f, 0.1f, 0, 0];
        for (int k = 0; k < 8; k++)
        {
            bench.Layer.Online.Weight[k] = weights[k];
        }

        bench.Layer.Online.Bias[0] = -1.5f;
        bench.Layer.Online.Bias[1] = 1.4f;
        var metrics = new MetricRecorder();
        WeightMetrics.Write(metrics, bench.Layer, 3);
        string name = bench.Layer.Name;
        metrics[MetricNames.WeightNorm + name].ShouldBe(Math.Sqrt(9 + 4.5 + 0.01), 1e-6);
        metrics[MetricNames.Density + name].ShouldBe(5 / 8.0);
        metrics[MetricNames.ZeroFraction + name].ShouldBe(4 / 8.0);
        metrics[MetricNames.ClippedFraction + name].ShouldBe(4 / 7.0);

        var unclipped = new MetricRecorder();
        WeightMetrics.Write(unclipped, bench.Layer, float.PositiveInfinity);
        unclipped.Has(MetricNames.ClippedFraction + name).ShouldBeFalse();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EffectiveStep_IsTheRatioOfTheStepThatAdamTook(bool byAge)
    {
        using var bench = new LayerBench(units: 5, inputs: 6, liveAtStart: 20);
        var table = new AdamTable(1e-2, 0.9, 0.999, 1e-8);
        var random = new System.Random(8);
        float[] before = [];
        for (int step = 1; step <= 4; step++)
        {
            before = bench.Weight;
            for (int k = 0; k < bench.Size; k++)
            {
                bench.Layer.Gradient.Weight[k] = bench.Layer.Mask[k] != 0 ? random.NextSingle() - 0.5f : 0;
            }

            if (byAge)
            {
                Adam.StepByAge(bench.Layer, table);
            }
            else
            {
                Adam.Step(bench.Layer, AdamStep.At(1e-2, 0.9, 0.999, 1e-8, step));
            }
        }

        var metrics = new MetricRecorder();
        if (byAge)
        {
            WeightMetrics.WriteStep(metrics, bench.Layer, table);
        }
        else
        {
            WeightMetrics.WriteStep(metrics, bench.Layer, AdamStep.At(1e-2, 0.9, 0.999, 1e-8, 4));
        }

        float[] after = bench.Weight;
        double moved = Math.Sqrt(after.Zip(before).Sum(w => Math.Pow(w.First - w.Second, 2)));
        double norm = Math.Sqrt(after.Sum(w => (double)w * w));
        metrics[MetricNames.EffectiveStep + bench.Layer.Name].ShouldBe(moved / norm, 1e-5 * moved / norm);
    }

    [Fact]
    public void Gradients_OfAKnownMatrix_GiveTheirStatistics()
    {
        var metrics = new MetricRecorder();
        GradientMetrics.Write(metrics, "L", [0, 0, 0, 0, 1, -2, 3, -4, 5, 6, -7, 8], inputs: 4);
        metrics[MetricNames.GradientMean + "L"].ShouldBe(3, 1e-12);
        metrics[MetricNames.GradientMedian + "L"].ShouldBe(2.5);
        metrics[MetricNames.GradientP95 + "L"].ShouldBe(7.45, 1e-12);
        metrics[MetricNames.GradientP99 + "L"].ShouldBe(7.89, 1e-12);
        metrics[MetricNames.GradientVanishing + "L"].ShouldBe(4 / 12.0);
        metrics[MetricNames.GradientRowMinimum + "L"].ShouldBe(0);
        metrics[MetricNames.GradientRowMaximum + "L"].ShouldBe(6.5);
        metrics[MetricNames.GraMaRatio + "L"].ShouldBe(1 / 3.0);

        // Mean absolute difference of all pairs over twice the mean.
        double[] values = [0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8];
        double gini = values.Sum(a => values.Sum(b => Math.Abs(a - b))) / (2 * 12 * 36);
        metrics[MetricNames.GradientGini + "L"].ShouldBe(gini, 1e-12);
    }

    [Fact]
    public void GraMa_AtRisingThresholds_CountsUnitsAgainstTheMean()
    {
        double[] rows = [0, 0.02, 0.1, 3.88];
        GradientMetrics.GraMaRatio(rows, 0).ShouldBe(0.25);
        GradientMetrics.GraMaRatio(rows, 0.025).ShouldBe(0.5);
        GradientMetrics.GraMaRatio(rows, 0.11).ShouldBe(0.75);
        GradientMetrics.GraMaRatio([0.0, 0.0], 0).ShouldBe(1);
    }

    [Fact]
    public void Gini_OfEqualAndOfSingleValues_IsZeroAndNearlyOne()
    {
        GradientMetrics.Gini([2, 2, 2, 2]).ShouldBe(0, 1e-12);
        GradientMetrics.Gini([0, 0, 0, 0]).ShouldBe(0);
        GradientMetrics.Gini([0, 0, 0, 1]).ShouldBe(0.75, 1e-12);
    }

    [Fact]
    public void GradientsOfALayer_ComeFromTheDenseGradient()
    {
        using var bench = new LayerBench(units: 2, inputs: 2, liveAtStart: 1);
        bench.SetScores([1, -3, 0, 0]);
        var metrics = new MetricRecorder();
        GradientMetrics.Write(metrics, bench.Layer);
        metrics[MetricNames.GradientMean + bench.Layer.Name].ShouldBe(1);
    }

    [Fact]
    public void OutputChange_IgnoresPadding()
    {
        using var arena = new Arena();
        Activations before = Fill(arena, 2, 33, (i, b) => i), after = Fill(arena, 2, 33, (i, b) => i == 0 ? i - 0.5 : i + 1);
        after.Pointer[after.PanelStride + 5] = 100;
        OutputChange.MeanAbsolute(before, after).ShouldBe(0.75, 1e-12);
        Should.Throw<ArgumentException>(() => OutputChange.MeanAbsolute(before, arena.Activations(2, 32)));
    }

    [Fact]
    public void Cost_OfANetwork_CountsLiveWeights()
    {
        using var bench = new LayerBench(units: 4, inputs: 5, liveAtStart: 7);
        var metrics = new MetricRecorder();
        Cost.Write(metrics, "Value1", bench.Layer, bench.Next);
        metrics[MetricNames.Density + "Value1"].ShouldBe(19 / 32.0);
        metrics[MetricNames.ForwardOperations + "Value1"].ShouldBe(2 * 19);
        metrics[MetricNames.TrainingOperations + "Value1"].ShouldBe(6 * 19);
        Cost.Event(256, bench.Layer, bench.Next).ShouldBe(4 * 32 * 256);
    }
}
