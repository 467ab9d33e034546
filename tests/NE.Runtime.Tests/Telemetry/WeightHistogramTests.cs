using System;
using System.Linq;
using NE.Runtime.Telemetry;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Telemetry;

public sealed class WeightHistogramTests
{
    [Fact]
    public void Weights_AreCountedInTheBinWhoseLowerEdgeTheyReach()
    {
        // From −1 to 1 in at most 40 bins: 1/16 wide, 33 of them.
        WeightHistogram histogram = WeightHistogram.Of([-1, -0.9375f, 0, 0.0624f, 0.0625f, 1], [])!;

        (histogram.Width, histogram.First, histogram.Counts.Length).ShouldBe((0.0625, -16, 33));
        histogram.Counts.Select((count, bin) => (Edge: (histogram.First + bin) * histogram.Width, count)).Where(bin => bin.count > 0)
            .ShouldBe([(-1, 1), (-0.9375, 1), (0, 2), (0.0625, 1), (1, 1)]);
    }

    [Fact]
    public void WeightsThatAreNotLiveOrNotFinite_DoNotCount()
    {
        WeightHistogram histogram = WeightHistogram.Of([1, 2, float.NaN, 3, float.PositiveInfinity], [1, 0, 1, 1, 1])!;

        (histogram.Counts.Sum(), histogram.Minimum, histogram.Maximum, histogram.Sum, histogram.SumOfSquares).ShouldBe((2, 1, 3, 4, 10));
    }

    [Fact]
    public void NoLiveWeight_HasNoHistogram() => WeightHistogram.Of([1, 2], [0, 0]).ShouldBeNull();

    [Theory]
    [InlineData(0f)]
    [InlineData(-3.7e12f)]
    [InlineData(1e-30f)]
    public void EqualWeights_ShareOneBin(float weight)
    {
        WeightHistogram histogram = WeightHistogram.Of([weight, weight, weight], [])!;

        histogram.Counts.ShouldBe([3]);
        (histogram.First * histogram.Width).ShouldBeLessThanOrEqualTo(weight);
        ((histogram.First + 1) * histogram.Width).ShouldBeGreaterThan(weight);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void RandomWeights_LieInTheirBins(int seed)
    {
        System.Random random = new(seed);
        float[] weights = [.. Enumerable.Range(0, 5_000).Select(_ => (float)((random.NextDouble() - 0.3) * Math.Pow(10, random.Next(-6, 3))))];

        WeightHistogram histogram = WeightHistogram.Of(weights, [])!;

        histogram.Counts.Length.ShouldBeLessThanOrEqualTo(WeightHistogram.Most);
        Math.Log2(histogram.Width).ShouldBe(Math.Round(Math.Log2(histogram.Width)));
        for (int bin = 0; bin < histogram.Counts.Length; bin++)
        {
            double from = (histogram.First + bin) * histogram.Width;
            histogram.Counts[bin].ShouldBe(weights.Count(weight => weight >= from && weight < from + histogram.Width));
        }

        (histogram.Counts[0] > 0, histogram.Counts[^1] > 0).ShouldBe((true, true));
    }
}
