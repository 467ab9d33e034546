using System;
using NE.Runtime.Training;

namespace NE.Benchmarks;

/// <summary>Two learners of one thread each at the same time, against one alone: whether cores slow each other down.</summary>
internal static class LearnerBenchmarks
{
    private const int Calls = 10;

    /// <summary>All rows of the group.</summary>
    public static BenchmarkGroup All() => new(
        "learners",
        "two learners of one thread each on two cores against one; nothing is pinned",
        [.. Rows("Td3"), .. Rows("NePaper")],
        [
            new("two learners against one, Td3", "two learners, Td3", "one learner, Td3", 1.9),
            new("two learners against one, NePaper", "two learners, NePaper", "one learner, NePaper", 1.9),
        ]);

    private static Benchmark[] Rows(string name)
    {
        ExperimentDefinition experiment = UpdateBenchmarks.Named(name);
        var first = new Lazy<ILearnerGroup>(() => Learners.Create(experiment));
        var other = new Lazy<Partner>(() => new Partner(() => Learners.Create(experiment), Many));
        return
        [
            new Benchmark($"one learner, {name}", 0, () => Many(first.Value), Calls * Learners.UpdatesOfCall) { SampleSeconds = 50e-3 },
            new Benchmark(
                $"two learners, {name}",
                0,
                () =>
                {
                    other.Value.Start();
                    Many(first.Value);
                    other.Value.Wait();
                },
                2 * Calls * Learners.UpdatesOfCall) { SampleSeconds = 50e-3 },
        ];
    }

    private static void Many(ILearnerGroup learners)
    {
        for (int call = 0; call < Calls; call++)
            Learners.Call(learners);
    }
}
