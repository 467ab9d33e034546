namespace NE.Benchmarks;

/// <summary>Whole updates compared with those of PyTorch, measured alternately.</summary>
internal static class PeerBenchmarks
{
    private const string Dense = "PyTorch TD3", Masked = "PyTorch NE-TD3, multiplied masks";

    /// <summary>All rows of the group.</summary>
    /// <param name="peers">The peers' process; null if rows are only listed.</param>
    public static BenchmarkGroup All(PeerProcess? peers) => new(
        "peers",
        "whole updates of HalfCheetah agents, 256-128, batch 256, one thread; sparse ones at their start densities",
        [
            Own("Td3"),
            Peer(Dense, "td3", peers),
            Own("NePaper"),
            Peer(Masked, "masked", peers),
            Own("NeTd3"),
        ],
        [
            new("TD3 against PyTorch TD3", "NE.Dsl Td3", Dense, 1.95),
            new("NE-TD3 (NePaper) against PyTorch TD3", "NE.Dsl NePaper", Dense, 6.5),
            new("NE-TD3 (NePaper) against PyTorch NE-TD3", "NE.Dsl NePaper", Masked, 8.5),
            new("NE-TD3 (NeTd3) against PyTorch TD3", "NE.Dsl NeTd3", Dense, 6.5),
            new("NE-TD3 (NeTd3) against PyTorch NE-TD3", "NE.Dsl NeTd3", Masked, 8.5),
        ]);

    private static Benchmark Own(string name) =>
        Learners.Row($"NE.Dsl {name}", UpdateBenchmarks.Named(name)) with { SampleSeconds = 50e-3 };

    private static Benchmark Peer(string name, string learner, PeerProcess? peers) =>
        new(name, 0, static () => { }, Learners.UpdatesOfCall)
        {
            SampleSeconds = 400e-3,
            Clock = calls => peers!.Run(learner, calls * Learners.UpdatesOfCall),
        };
}
