using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Training;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Training;

public sealed class WeightLogTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Run_RecordsTheUntrainedNetworksAndEachEvaluation()
    {
        Runs.Train(folder, TestExperiments.Define());

        JsonElement[] records = [.. Records()];
        records.Select(record => record.GetProperty("step").GetInt64()).ShouldBe([0, 250, 500, 750, 1000, 1250, 1500, 1750, 2000]);
        records.ShouldAllBe(record => record.GetProperty("layer").GetString() == "Policy" && record.GetProperty("live").GetInt32() == 6
            && record.GetProperty("counts").EnumerateArray().Sum(static count => count.GetInt32()) == 6);
    }

    [Theory]
    [InlineData(1_000_000, 5_000, 20_000)]
    [InlineData(10_000, 1_000, 1_000)]
    [InlineData(250_000, 5_000, 5_000)]
    [InlineData(250_001, 5_000, 10_000)]
    public void LongRun_HasFiftySnapshotsAtMost(long steps, long evaluateEvery, long every) =>
        WeightLog.Every(TestExperiments.Settings with { Steps = steps, EvaluateEvery = evaluateEvery }).ShouldBe(every);

    [Theory]
    [InlineData(249, 1)]
    [InlineData(250, 2)]
    [InlineData(600, 3)]
    [InlineData(100_000, 9)]
    public void Resuming_KeepsWhatTheCheckpointFollows(long step, int kept)
    {
        Runs.Train(folder, TestExperiments.Define());
        File.AppendAllText(Path.Combine(folder.Run(), "weights.jsonl"), "{\"step\":22");

        using (RunFolder opened = new(folder.Run()))
        using (WeightLog.Resume(opened, step))
        {
        }

        Records().Count().ShouldBe(kept);
    }

    [Fact]
    public unsafe void Snapshot_HasTheLiveWeightsAndTheMaskOfALayer()
    {
        using Arena arena = new();
        LinearLayer layer = new(arena, "Policy.Hidden1", 0, 4, 5, LayerTopology.Sparse(6));
        layer.Initialise(3);
        SnapshotWriter writer = new();
        layer.Save(writer);

        LayerSnapshot snapshot = writer.Snapshots().ShouldHaveSingleItem();

        (snapshot.Layer, snapshot.Outputs, snapshot.Inputs, snapshot.Live).ShouldBe(("Policy.Hidden1", 5, 4, 6));
        snapshot.Weights!.Counts.Sum().ShouldBe(6);
        snapshot.Mask!.Cells.ShouldBe([.. Enumerable.Range(0, 20).Select(position => layer.Mask[position])]);
    }

    private System.Collections.Generic.IEnumerable<JsonElement> Records() =>
        File.ReadLines(Path.Combine(folder.Run(), "weights.jsonl")).Select(static line => JsonDocument.Parse(line).RootElement);
}
