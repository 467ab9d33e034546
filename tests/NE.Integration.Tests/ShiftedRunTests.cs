using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using NE.Integration.Tests.Processes;
using NE.Integration.Tests.Trials;
using NE.Runtime.Training;
using NE.Runtime.Training.Checkpoints;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests;

/// <summary>A compiled agent over shifts of its task, within episodes and between them (docs/algorithm.md, Shifts).</summary>
public sealed class ShiftedRunTests : IDisposable
{
    private readonly TemporaryFolder root = new();

    public void Dispose() => root.Dispose();

    [Theory]
    [InlineData("ShiftTrial", 1)]
    [InlineData("ShiftTrial", 2)]
    [InlineData("ResetShiftTrial", 3)]
    public void Run_KilledAtRandomAndResumed_EndsInTheBytesOfAnUndisturbedRun(string trial, int seed)
    {
        ExperimentDefinition experiment = Trial.Find(trial);
        string straight = RandomKills.Straight(root.At("straight"), experiment);
        string killed = new RandomKills(seed, longest: 1_200).Train(root.At("killed"), experiment);

        RunFiles.Differences(straight, killed).ShouldBeEmpty();
        string[] changes =
        [
            .. File.ReadLines(Path.Combine(killed, "shifts.jsonl")).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("property").GetString()!),
        ];
        changes.Count(property => property == "Friction").ShouldBe(6);
        changes.Count(property => property == "Gravity").ShouldBe(4);
    }

    [Theory]
    [InlineData("ShiftTrial", false)]
    [InlineData("ResetShiftTrial", true)]
    public void Reset_EverySwitch_RedrawsTheNetworksAtTheLastShiftAndNotAtTheStart(string trial, bool resets)
    {
        ExperimentDefinition experiment = Trial.Find(trial);
        string run = RandomKills.Straight(root.At("run"), experiment);
        long last = File.ReadLines(Path.Combine(run, "shifts.jsonl")).Max(line => JsonDocument.Parse(line).RootElement.GetProperty("step").GetInt64());
        RunSettings settings = experiment.Settings;
        last.ShouldBeInRange(1, settings.Steps - 1);

        // Every parameter counts its steps since it was drawn.
        SafetensorsReader checkpoint = SafetensorsReader.ReadFile(RunFiles.Checkpoints(run)[^1]);
        string biases = checkpoint.Shapes.Keys.Last(name => name.StartsWith("Value1.", StringComparison.Ordinal) && name.EndsWith(".bias.age", StringComparison.Ordinal));
        ushort[] ages = new ushort[checkpoint.Shapes[biases][0]];
        checkpoint.Read(biases, ages);
        ages.Max().ShouldBe((ushort)(settings.Updates - (resets ? settings.Clock.Updates(last) : 0)));
    }
}
