using System;
using System.Linq;
using NE.Runtime.Topology;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Topology;

/// <summary>docs/algorithm.md, "Growth schedule".</summary>
public sealed class AnnealTests
{
    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(250, 0.85355339059327373)]
    [InlineData(500, 0.5)]
    [InlineData(750, 0.14644660940672624)]
    [InlineData(1000, 0.0)]
    [InlineData(5000, 0.0)]
    public void Cosine_AtQuartersOfTheRun_IsTheHalfCosine(long update, double expected) =>
        Anneal.Cosine(update, 1000, amplitude: 1).ShouldBe(expected, 1e-15);

    [Theory]
    [InlineData(0, 0.3)]
    [InlineData(500, 0.2121320)]
    [InlineData(1_000, 0.0)]
    [InlineData(1_500, 0.0)]
    public void QuarterCosine_OfAShare_FallsToNothing(long update, double expected) =>
        Anneal.QuarterCosine(update, 1_000, 0.3).ShouldBe(expected, 1e-7);

    [Fact]
    public void Amplitude_ScalesEverySchedule()
    {
        Anneal.Cosine(250, 1000, 0.5).ShouldBe(0.5 * Anneal.Cosine(250, 1000, 1), 1e-15);
        Anneal.Uniform(0.5).ShouldBe(0.25);
        Anneal.WarmDecay(250, 1000, 0.5, 2).ShouldBe(0.5 * 0.75 * 0.75, 1e-15);
    }

    [Theory]
    [InlineData(1, 0.75)]
    [InlineData(2, 0.5625)]
    [InlineData(0.5, 0.8660254037844386)]
    public void WarmDecay_AtAQuarter_IsAPowerOfWhatIsLeft(double power, double expected)
    {
        Anneal.WarmDecay(250, 1000, 1, power).ShouldBe(expected, 1e-15);
        Anneal.WarmDecay(1000, 1000, 1, power).ShouldBe(0);
    }

    [Theory]
    [InlineData(3_000_000, 1_000, 2_999)]
    [InlineData(975_000, 1_000, 974)]
    [InlineData(2_500, 1_000, 2)]
    [InlineData(2_001, 1_000, 2)]
    [InlineData(2_000, 1_000, 1)]
    [InlineData(1_000, 1_000, 0)]
    [InlineData(10, 1_000, 0)]
    public void Events_AreTheMultiplesOfTheIntervalBeforeTheEnd(long end, long every, long expected) =>
        Anneal.Events(end, every).ShouldBe(expected);

    [Fact]
    public void CosineWeights_OverWholeIntervals_SumToHalfTheEvents()
    {
        Anneal.CosineWeights(3_000_000, 1_000, 1).Sum().ShouldBe(2_999 / 2.0, 1e-9);
        Anneal.CosineWeights(300_000, 1_000, 0.7).Sum().ShouldBe(0.7 * 299 / 2.0, 1e-9);
        Anneal.UniformWeights(3_000_000, 1_000, 1).Sum().ShouldBe(2_999 / 2.0, 1e-9);
    }

    [Fact]
    public void AutomaticRate_OfTheCosine_IsTheClosedForm()
    {
        double rate = Anneal.AutomaticRate(0.25, 1, Anneal.CosineWeights(3_000_000, 1_000, 1));
        rate.ShouldBe(2 * 0.75 / 2_999, 1e-12);
        rate.ShouldBe(5.0e-4, 1e-6);
        Anneal.AutomaticRate(0.25, 1, Anneal.CosineWeights(3_000_000, 1_000, 0.5)).ShouldBe(2 * rate, 1e-12);
    }

    [Fact]
    public void AutomaticRate_OfAnySchedule_EndsAtTheFinalDensity()
    {
        foreach (double[] weights in new[]
        {
            Anneal.CosineWeights(12_345, 100, 1), Anneal.UniformWeights(12_345, 100, 0.3), Anneal.WarmDecayWeights(12_345, 100, 1, 2.5),
        })
        {
            double rate = Anneal.AutomaticRate(0.1, 0.8, weights);
            (0.1 + weights.Sum(w => rate * w)).ShouldBe(0.8, 1e-12);
            double ofActive = Anneal.AutomaticRateOfActive(0.1, 0.8, weights);
            weights.Aggregate(0.1, (density, w) => density * (1 + (ofActive * w))).ShouldBe(0.8, 1e-12);
        }
    }

    [Fact]
    public void AutomaticRate_WithNothingToGrow_IsZero()
    {
        double[] weights = Anneal.CosineWeights(10_000, 1_000, 1);
        Anneal.AutomaticRate(1, 1, weights).ShouldBe(0);
        Anneal.AutomaticRate(0.9, 0.5, weights).ShouldBe(0);
        Anneal.AutomaticRate(0.5, 1, []).ShouldBe(0);
        Anneal.AutomaticRateOfActive(1, 1, weights).ShouldBe(0);
        Anneal.AutomaticRateOfActive(0, 1, weights).ShouldBe(0);
        Anneal.AutomaticRateOfActive(0.5, 1, []).ShouldBe(0);
    }

    [Fact]
    public void Shares_AreTheIntegralsOfTheirSchedules()
    {
        const int Steps = 100_000;
        foreach (int until in new[] { 0, 1, 100, 333, 500, 999, 1000 })
        {
            double cosine = 0, decay = 0;
            for (int k = 0; k < Steps; k++)
            {
                double s = (k + 0.5) / Steps * until / 1000;
                cosine += (1 + Math.Cos(Math.PI * s)) * until / 1000 / Steps;
                decay += 3 * Math.Pow(1 - s, 2) * until / 1000 / Steps;
            }

            Anneal.CosineShare(until, 1000).ShouldBe(cosine, 1e-9);
            Anneal.WarmDecayShare(until, 1000, 2).ShouldBe(decay, 1e-9);
            Anneal.UniformShare(until, 1000).ShouldBe(until / 1000.0, 1e-15);
        }
    }

    [Fact]
    public void ShareOfAUser_IsLimited_AndOneAtTheEnd()
    {
        Anneal.ShareBy<Bent>(250, 1_000).ShouldBe(0.125);
        Anneal.ShareBy<Bent>(900, 1_000).ShouldBe(1);
        Anneal.ShareBy<Bent>(100, 1_000).ShouldBe(0);
        Anneal.ShareBy<NoNumber>(100, 1_000).ShouldBe(0);
        Anneal.ShareBy<NoNumber>(1_000, 1_000).ShouldBe(1);
        Anneal.ShareBy<NoNumber>(7_777, 1_000).ShouldBe(1);
    }

    [Fact]
    public void Shares_PastTheEnd_StayAtExactlyOne()
    {
        Anneal.CosineShare(1_000, 1_000).ShouldBe(1);
        Anneal.CosineShare(7_777, 1_000).ShouldBe(1);
        Anneal.UniformShare(7_777, 1_000).ShouldBe(1);
        Anneal.WarmDecayShare(7_777, 1_000, 1.5).ShouldBe(1);
    }

    private readonly struct Bent : IGrowthCurve
    {
        public static double Share(double progress) => progress < 0.2 ? -1 : progress > 0.8 ? 2 : progress / 2;
    }

    private readonly struct NoNumber : IGrowthCurve
    {
        public static double Share(double progress) => double.NaN;
    }
}
