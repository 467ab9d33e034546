using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using NE.Runtime.Training;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Training;

public class UpdateClockTests
{
    private static readonly Arbitrary<UpdateClock> Clocks = (
        from warmUp in Gen.Choose(0, 50)
        from every in Gen.Choose(1, 20)
        from percent in Gen.Choose(1, 400)
        select new UpdateClock(warmUp, every, percent / 100.0)).ToArbitrary();

    // Steps of the warm-up, steps between rounds, updates per step, steps done, updates made.
    [Theory]
    [InlineData(25_000, 1, 1, 25_000, 0)]
    [InlineData(25_000, 1, 1, 25_001, 1)]
    [InlineData(25_000, 1, 1, 1_000_000, 975_000)]
    [InlineData(0, 1, 1, 7, 7)]
    [InlineData(100, 50, 1, 149, 0)]
    [InlineData(100, 50, 1, 150, 50)]
    [InlineData(100, 50, 1, 199, 50)]
    [InlineData(100, 1, 4, 103, 12)]
    [InlineData(100, 4, 2, 107, 8)]
    [InlineData(0, 1, 0.25, 3, 0)]
    [InlineData(0, 1, 0.25, 4, 1)]
    [InlineData(0, 2, 0.5, 1_000_000, 500_000)]
    [InlineData(10, 3, 0.5, 16, 3)]
    [InlineData(10, 3, 0.5, 13, 1)]
    public void Updates_OfAWorkedExample_AreThoseOfTheDefinition(long warmUp, long every, double ratio, long steps, long updates) =>
        new UpdateClock(warmUp, every, ratio).Updates(steps).ShouldBe(updates);

    [Theory]
    [InlineData(0.29, 100, 29)]
    [InlineData(0.1, 30, 3)]
    [InlineData(0.7, 1_000_000, 700_000)]
    [InlineData(1.1, 10, 11)]
    public void Updates_OfARatioThatBinaryFractionsMiss_LoseNone(double ratio, long steps, long updates) =>
        new UpdateClock(0, 1, ratio).Updates(steps).ShouldBe(updates);

    [Fact]
    public void Due_OfRounds_ComeTogetherAtTheEndOfEach() =>
        Enumerable.Range(1, 9).Select(steps => new UpdateClock(2, 3, 2).Due(steps)).ShouldBe([0, 0, 0, 0, 6, 0, 0, 6, 0]);

    [Fact]
    public void Due_OfAFractionalRatio_AreSpreadEvenly() =>
        Enumerable.Range(1, 9).Select(steps => new UpdateClock(1, 1, 0.4).Due(steps)).ShouldBe([0, 0, 0, 1, 0, 1, 0, 0, 1]);

    [Fact]
    public void WarmsUp_BeforeTheLastStepOfTheWarmUp_AndNotAfterIt() =>
        Enumerable.Range(98, 4).Select(step => new UpdateClock(100, 1, 1).WarmsUp(step)).ShouldBe([true, true, false, false]);

    [Fact]
    public void Due_SummedOverAnyRun_AreTheUpdatesOfTheRun() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(
        Clocks, Gen.Choose(1, 500).ToArbitrary(), (clock, steps) =>
        {
            long[] due = [.. Enumerable.Range(1, steps).Select(done => clock.Due(done))];
            return due.All(updates => updates >= 0) && due.Sum() == clock.Updates(steps);
        }));

    [Fact]
    public void Updates_AtTheEndOfAnyRound_AreTheRatioOfTheStepsAfterTheWarmUp() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(300),
        Prop.ForAll(Gen.Choose(1, 1_000).ToArbitrary(), Gen.Choose(1, 400).ToArbitrary(), Gen.Choose(1, 100_000).ToArbitrary(), (every, percent, rounds) =>
        {
            long steps = (long)every * rounds;
            return new UpdateClock(10, every, percent / 100.0).Updates(10 + steps) == steps * percent / 100;
        }));

    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(3, 1.0)]
    [InlineData(4, 0.29)]
    [InlineData(2, 2.5)]
    public void Sequence_SmallCases_IsTheSumOverVisits(int every, double ratio)
    {
        foreach ((int perTask, int tasks, int warmUp, int revisit) in
            from perTask in (int[])[1, 5, 12, 17]
            from tasks in (int[])[1, 2, 3]
            from warmUp in (int[])[0, 3, 12, 20]
            from revisit in (int[])[0, 2, 7, 30]
            select (perTask, tasks, warmUp, revisit))
        {
            UpdateClock clock = new(warmUp, every, ratio, perTask, tasks, revisit);
            long before = 0, last = 0;
            for (int step = 0; step < 120; step++)
            {
                (int visit, int within) = (step / perTask, step % perTask);
                int warm = visit < tasks ? warmUp : revisit;
                UpdateClock own = new(warm, every, ratio);
                clock.Visit(step).ShouldBe(visit);
                clock.WarmsUp(step).ShouldBe(within < warm);
                clock.WarmUpEnd(step).ShouldBe((visit * perTask) + warm);
                clock.Updates(step).ShouldBe(before + own.Updates(within));
                clock.Due(step + 1).ShouldBe(own.Due(within + 1));
                clock.Updates(step).ShouldBeGreaterThanOrEqualTo(last);
                last = clock.Updates(step);
                before += within == perTask - 1 ? own.Updates(perTask) : 0;
            }
        }
    }

    [Fact]
    public void Sequence_WarmUpLongerThanAVisit_MakesNoUpdates() => new UpdateClock(20, 1, 1, 10, 2, 4).Updates(40).ShouldBe(12);

    [Fact]
    public void Settings_OfASequence_AreInTheClockAndInTheRecord()
    {
        RunSettings settings = TestExperiments.Settings with { StepsPerTask = 500, Tasks = 2, RevisitWarmUp = 50, ClearReplay = true };
        settings.Updates.ShouldBe(400 + 400 + 450 + 450);
        RunSettingsText.Lines(settings).ShouldContain(
            "sequence.steps-per-task = 500\nsequence.revisit-warm-up = 50\nsequence.evaluate-tasks-every = 0\nsequence.clear-replay = 1\n");
        RunSettingsText.Lines(settings with { StepsPerTask = 0 }).ShouldBe(RunSettingsText.Lines(TestExperiments.Settings));
    }

    [Fact]
    public void GrowthEnd_WithoutUntil_IsTheLastUpdateOfTheRun()
    {
        RunSettings settings = TestExperiments.Settings with { Steps = 1_100, WarmUp = 100, UpdatesPerStep = 0.5 };
        settings.Updates.ShouldBe(500);
        settings.GrowthEnd.ShouldBe(500);
        (settings with { Until = 70 }).GrowthEnd.ShouldBe(70);
    }

    [Fact]
    public void Settings_OutOfRange_AreRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => TestExperiments.Settings with { UpdateEvery = 0 }).Message.ShouldContain("at least 1");
        Should.Throw<ArgumentOutOfRangeException>(() => TestExperiments.Settings with { UpdatesPerStep = 0 }).Message.ShouldContain("above 0");
        Should.Throw<ArgumentOutOfRangeException>(() => TestExperiments.Settings with { UpdatesPerStep = double.NaN }).Message.ShouldContain("above 0");
        Should.Throw<ArgumentOutOfRangeException>(() => TestExperiments.Settings with { Tasks = 0 }).Message.ShouldContain("Tasks must be at least 1");
        Should.Throw<ArgumentOutOfRangeException>(() => TestExperiments.Settings with { RevisitWarmUp = -1 }).Message.ShouldContain("at least 0");
    }
}
