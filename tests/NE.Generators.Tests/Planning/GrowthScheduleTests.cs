using System;
using NE.Dsl;
using NE.Generators.Model;
using NE.Generators.Planning;
using NE.Generators.Tests.Printing;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Planning;

/// <summary>docs/algorithm.md, Growth schedule.</summary>
public class GrowthScheduleTests
{
    private static readonly GrowAttribute Cosine = new() { Control = Control.OpenLoop };

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
        GrowAttribute grow = new() { Control = Control.OpenLoop, Every = every, Schedule = Enum.Parse<Anneal>(schedule), Power = 2 };
        double sum = 0;
        for (long update = every; update < end; update += every)
        {
            sum += GrowthSchedule.Weight(grow, update, end);
        }

        GrowthSchedule.TotalWeight(grow, end).ShouldBe(sum, 1e-6 * sum);
    }

    // The example: 128 x 256 weights, of which 4 352 live at the start; one update in a thousand is an event.
    [Theory]
    [InlineData("Recommended", 1, 32_768)]
    [InlineData("Recommended", .5, 16_384)]
    [InlineData("Recommended", .1, 4_352)]
    [InlineData("Paper", 1, 32_768)]
    public void LiveAtEnd_OfTheExamplesLayer_IsTheFinalDensity_OrTheStartWhereThatIsDenser(string name, double final, long live) =>
        LiveAtEnd(Cases.Of(name).With(("Topology.FinalDensity", final))).ShouldBe(live);

    [Fact]
    public void LiveAtEnd_AtADeclaredRate_IsWhatTheEventsAddUpTo() =>
        // 974 events of weight 1/2 at a rate of 1e-3: 4 352 + 0.487 x 32 768.
        LiveAtEnd(Cases.Of("Paper").With(("Grow.Schedule", Anneal.Uniform), ("Grow.Rate", 1e-3))).ShouldBe(20_310);

    [Fact]
    public void LiveAtEnd_WithoutAnEvent_IsTheStart() =>
        LiveAtEnd(Cases.Of("Recommended").With(("Grow.Every", 2_000_000))).ShouldBe(4_352);

    private static long LiveAtEnd(Declaration declaration)
    {
        ExperimentPlan plan = Planner.Plan(declaration)!;
        return GrowthSchedule.LiveAtEnd(plan, plan.Networks[0].Layers[1]);
    }

    [Fact]
    public void ReachableDensity_AtTheLargestRateOfThePaperAndTenTimesTheInterval_IsShortOfDense() =>
        GrowthSchedule.ReachableDensity(
            new() { Control = Control.OpenLoop, Every = 10_000, Rate = .0015 }, 3_000_000, .25, 1).ShouldBe(.475, 1e-3);
}
