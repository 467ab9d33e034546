using System;
using NE.Generators.Model;
using NE.Generators.Planning;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Planning;

/// <summary>docs/algorithm.md, Growth schedule.</summary>
public class GrowthScheduleTests
{
    private static readonly GrowPart Cosine = new(
        1000, Anneal.Cosine, Score.Gradient, Control.OpenLoop, 0, 1, 1, GrowthBasis.LayerSize, 0, Newborn.Random, false);

    [Theory]
    [InlineData(3_000_000, 1_000, 2_999)]
    [InlineData(975_000, 1_000, 974)]
    [InlineData(1_500, 1_000, 1)]
    [InlineData(1_000, 1_000, 0)]
    [InlineData(0, 1_000, 0)]
    public void Events_StandAtMultiplesBeforeTheEnd(long end, long every, long events) =>
        GrowthSchedule.Events(end, every).ShouldBe(events);

    [Fact]
    public void AutomaticRate_OfThePapersRun_IsFiveInTenThousand() =>
        GrowthSchedule.AutomaticRate(Cosine, 3_000_000, .25, 1).ShouldBe(5e-4, 5e-7);

    [Theory]
    [InlineData(2_000_000, 1_000, nameof(Anneal.Cosine))]
    [InlineData(2_000_000, 1_000, nameof(Anneal.Uniform))]
    [InlineData(1_234_567, 1_000, nameof(Anneal.Cosine))]
    [InlineData(1_234_567, 777, nameof(Anneal.WarmDecay))]
    public void TotalWeight_InAnyForm_IsTheSumOverEvents(long end, int every, string schedule)
    {
        GrowPart grow = Cosine with { Every = every, Schedule = Enum.Parse<Anneal>(schedule), Power = 2 };
        double sum = 0;
        for (long update = every; update < end; update += every)
        {
            sum += GrowthSchedule.Weight(grow, update, end);
        }

        GrowthSchedule.TotalWeight(grow, end).ShouldBe(sum, 1e-6 * sum);
    }

    [Fact]
    public void ReachableDensity_AtTheLargestRateOfThePaperAndTenTimesTheInterval_IsShortOfDense() =>
        GrowthSchedule.ReachableDensity(Cosine with { Every = 10_000, Rate = .0015 }, 3_000_000, .25, 1).ShouldBe(.475, 1e-3);
}
