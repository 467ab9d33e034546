using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using NE.Dsl;
using NE.Runtime.Environments.MuJoCo;
using NE.Runtime.Random;
using NE.Runtime.Tests.Training;
using NE.Runtime.Training;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Shifts;

/// <summary>Runs over shifts, stopped and killed anywhere, end in the same bytes, their log of changes included.</summary>
public sealed class ShiftResumeTests : IDisposable
{
    // Episodes of the test task have at most 20 steps: changes within episodes and several per episode.
    private static readonly ShiftAttribute[] Interface =
    [
        new(Property.ObservationOffset) { Draw = Draw.Normal, From = 0, To = 0.1, Every = 37, At = ChangeAt.Step },
        new(Property.ObservationPermutation) { Every = 111 },
        new(Property.ObservationMask) { Values = [0, 0.5], Every = 90, First = FirstSegment.Nominal },
        new(Property.ActionScale) { Values = [1, -1, 0.5], Every = 60, Drift = true },
    ];

    private static readonly ShiftAttribute[] Model =
    [
        new(Property.Mass) { Draw = Draw.LogUniform, From = 0.5, To = 2, Relative = true, Every = 43, At = ChangeAt.Step },
        new(Property.Gravity) { Scale = [1, 0.15, 1.5], Every = 70 },
        new(Property.Friction) { Draw = Draw.LogUniform, From = 0.02, To = 2, Every = 101, At = ChangeAt.Step },
        new(Property.Strength) { Scale = [1, 0], Of = "slide", Every = 55, First = FirstSegment.Nominal },
        new(Property.Damping) { Scale = [1, 3], Every = 29, At = ChangeAt.Step },
    ];

    private readonly TemporaryFolder folder = new();
    private readonly TemporaryFolder straight = new();

    public void Dispose()
    {
        folder.Dispose();
        straight.Dispose();
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    [InlineData(true, 2)]
    public void Resume_AfterFaultsAtRandomSteps_EndsInTheSameBytes(bool model, int seed)
    {
        Runs.Train(straight, Experiment(model));
        RandomFaults faults = new(seed, longest: 1_500);
        faults.Train(folder, Experiment(model, faults.BeforeStep));

        folder.Run().ShouldBeTheSameRunAs(straight.Run());
        Log(folder).ShouldBe(Log(straight));
    }

    [Fact]
    public void Group_ShiftsTheTaskOfEveryRunAsIfItWereAlone()
    {
        using (Trainer trainer = new(new TrainerOptions { Trials = TrainerTrial.Of(Experiment(model: true), 1, 2), Root = folder.Path }))
        {
            trainer.Train(CancellationToken.None).ShouldBe(TrainingOutcome.Complete);
        }

        foreach (uint seed in (uint[])[1, 2])
        {
            Runs.Train(straight, Experiment(model: true), seed);
            folder.Run(seed: seed).ShouldBeTheSameRunAs(straight.Run(seed: seed));
            Log(folder, seed).ShouldBe(Log(straight, seed));
        }

        Log(folder, 1).ShouldNotBe(Log(folder, 2));
    }

    [Fact]
    public void Train_LogsOneLinePerChange()
    {
        Runs.Train(folder, Experiment(model: true));

        JsonElement[] lines = [.. File.ReadLines(Log(folder, "shifts.jsonl")).Select(static line => JsonDocument.Parse(line).RootElement)];
        JsonElement[] gravity = [.. lines.Where(static line => line.GetProperty("property").GetString() == "Gravity")];

        lines.Count(static line => line.GetProperty("step").GetInt64() == 0).ShouldBe(Model.Length);
        gravity.Select(static line => line.GetProperty("segment").GetInt64()).ShouldBe(Enumerable.Range(0, 29).Select(static segment => (long)segment));
        gravity.Select(static line => line.GetProperty("value").GetDouble()).Take(4).ShouldBe([1, 0.15, 1.5, 1]);
        gravity.ShouldAllBe(static line => line.GetProperty("mode").GetString() == "scale");
        gravity.ShouldAllBe(static line =>
            line.GetProperty("step").GetInt64() - (70 * line.GetProperty("segment").GetInt64()) == line.GetProperty("late").GetInt64());
        lines.First(static line => line.GetProperty("property").GetString() == "Strength").GetProperty("targets")[0].GetString().ShouldBe("slide");
        lines.Where(static line => line.GetProperty("property").GetString() == "Mass").ShouldAllBe(static line => line.GetProperty("late").GetInt64() == 0);
    }

    [Fact]
    public void Evaluation_UsesTheCurrentValues()
    {
        // What the agent does is undone: nothing moves, so that every evaluation of a start gives the same return until the scale changes.
        ShiftAttribute stuck = new(Property.ActionScale) { Values = [0, 1], Every = 1_000 };
        Runs.Train(folder, TestExperiments.Define(settings: TestExperiments.Settings with { Shifts = [stuck] }));

        string[][] rows = [.. File.ReadLines(Path.Combine(folder.Run(), "eval.csv")).Skip(1).Select(static line => line.Split(','))];
        string[] At(int step) => [.. rows.Where(row => row[0] == $"{step}").Select(static row => row[2])];

        At(250).ShouldBe(At(0));
        At(750).ShouldBe(At(0));
        At(1_250).ShouldNotBe(At(0));
    }

    [Fact]
    public void Values_DoNotDependOnOtherShiftsOrTheirOrder()
    {
        Runs.Train(straight, TestExperiments.Define(settings: TestExperiments.Settings with { Shifts = [Interface[0]] }));
        Runs.Train(folder, TestExperiments.Define(settings: TestExperiments.Settings with { Shifts = [.. Interface.Reverse()] }));

        static IEnumerable<string> Offsets(TemporaryFolder place) => File.ReadLines(Log(place, "shifts.jsonl"))
            .Select(static line => JsonDocument.Parse(line).RootElement)
            .Where(static line => line.GetProperty("property").GetString() == "ObservationOffset")
            .Select(static line => $"{line.GetProperty("step")} {line.GetProperty("value")}");

        Offsets(folder).ShouldBe(Offsets(straight));
    }

    [Fact]
    public void FinishedRun_WithOtherShifts_IsNotTakenForTheSame()
    {
        Runs.Train(folder, Experiment(model: false));

        FinishedRun.IsComplete(folder.Run(), Experiment(model: false), seed: 1).ShouldBeTrue();
        Should.Throw<RunException>(() => FinishedRun.IsComplete(folder.Run(), Experiment(model: true), seed: 1)).Message
            .ShouldContain("shift.Gravity");
    }

    [Fact]
    public void Gravity_OfAModelWithout_CannotShift()
    {
        ShiftAttribute gravity = new(Property.Gravity) { Values = [5], Every = 100 };
        ExperimentDefinition weightless = TestExperiments.Define(
            settings: TestExperiments.Settings with { Shifts = [gravity] }, environment: static () => new Sled(gravity: "0 0 0"));

        Should.Throw<Exception>(() => Runs.Train(folder, weightless)).Message.ShouldContain("no gravity");
    }

    private static string Log(TemporaryFolder place, string name) => Path.Combine(place.Run(), name);

    private static byte[] Log(TemporaryFolder place, uint seed = 1) => File.ReadAllBytes(Path.Combine(place.Run(seed: seed), "shifts.jsonl"));

    private static ExperimentDefinition Experiment(bool model, Action? beforeStep = null) => TestExperiments.Define(
        settings: TestExperiments.Settings with { Shifts = model ? Model : Interface },
        environment: model ? () => new Sled(beforeStep) : () => new TestTask { BeforeStep = beforeStep });

    /// <summary>A ball with two motors that slides over a floor, with the sizes of the test task.</summary>
    private sealed class Sled(Action? beforeStep = null, string gravity = "0 0 -9.81")
        : MuJoCoEnvironment(TestTask.Spec, frameSkip: 2, Xml.Replace("0 0 -9.81", gravity))
    {
        private const string Xml = """
            <mujoco>
              <option timestep="0.01" gravity="0 0 -9.81"/>
              <worldbody>
                <geom name="floor" type="plane" size="5 5 1"/>
                <body name="ball" pos="0 0 0.1">
                  <joint name="slide" type="slide" axis="1 0 0" damping="0.5"/>
                  <joint name="lift" type="slide" axis="0 0 1"/>
                  <joint name="turn" type="hinge" axis="0 1 0" damping="0.1" limited="true" range="-60 60"/>
                  <geom name="shell" type="sphere" size="0.1"/>
                </body>
              </worldbody>
              <actuator>
                <motor joint="slide" gear="40"/>
                <motor joint="turn" gear="4"/>
              </actuator>
            </mujoco>
            """;

        protected override void DrawStart(ref RandomStream random, Span<double> position, Span<double> velocity) => AddNormal(ref random, velocity, 0.3);

        protected override double Progress()
        {
            beforeStep?.Invoke();
            return base.Progress();
        }

        protected override double Reward(double before, ReadOnlySpan<double> action) => Data.Qpos[0] - before;

        protected override void Observe(Span<double> observation)
        {
            observation[0] = Data.Qpos[0];
            observation[1] = Data.Qvel[0];
            observation[2] = Data.Qvel[2];
        }
    }
}
