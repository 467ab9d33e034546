using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using NE.Integration.Tests.Processes;
using NE.Integration.Tests.Trials;
using NE.Runtime.Training;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests;

/// <summary>A compiled agent over shifts of its task, within episodes and between them (docs/algorithm.md, Shifts).</summary>
public sealed class ShiftedRunTests : IDisposable
{
    private readonly TemporaryFolder root = new();

    public void Dispose() => root.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_KilledAtRandomAndResumed_EndsInTheBytesOfAnUndisturbedRun(int seed)
    {
        ExperimentDefinition experiment = Trial.Find("ShiftTrial");
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
}
