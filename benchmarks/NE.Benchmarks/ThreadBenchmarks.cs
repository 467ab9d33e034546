using System;
using System.Threading;
using NE.Runtime.Threading;
using NE.Runtime.Training;

namespace NE.Benchmarks;

/// <summary>One learner on two threads against one, on a quiet machine and beside a program that takes all of one core.</summary>
internal static class ThreadBenchmarks
{
    private const int Calls = 10;

    /// <summary>All rows of the group.</summary>
    public static BenchmarkGroup All() => new(
        "threads",
        "one learner on two threads; nothing is pinned",
        [.. Rows("Td3"), .. Rows("NePaper")],
        [
            new("two threads against one, Td3", "two threads, Td3", "one thread, Td3", 1.8),
            new("two threads against one, NePaper", "two threads, NePaper", "one thread, NePaper", 1.8),
            new("beside a busy loop, Td3", "two threads beside a busy loop, Td3", "one thread, Td3", 0.9),
            new("beside a busy loop, NePaper", "two threads beside a busy loop, NePaper", "one thread, NePaper", 0.9),
        ]);

    private static Benchmark[] Rows(string name)
    {
        ExperimentDefinition experiment = UpdateBenchmarks.Named(name);
        var learner = new Lazy<ILearnerGroup>(() => Learners.Create(experiment));
        var quiet = new Lazy<WorkerPool>(() => new WorkerPool(2));
        var beside = new Lazy<(WorkerPool WorkerPool, BusyLoop Loop)>(() => (new WorkerPool(2), new BusyLoop()));
        return
        [
            new Benchmark($"one thread, {name}", 0, () => Many(learner.Value), Calls * Learners.UpdatesOfCall) { SampleSeconds = 50e-3 },
            new Benchmark(
                $"two threads, {name}",
                0,
                () =>
                {
                    WorkerPool.Use(quiet.Value);
                    Many(learner.Value);
                    WorkerPool.Use(null);
                },
                Calls * Learners.UpdatesOfCall) { SampleSeconds = 50e-3 },
            new Benchmark(
                $"two threads beside a busy loop, {name}",
                0,
                () =>
                {
                    // A pool of its own: what it learns of the busy machine is not held against the quiet one.
                    WorkerPool.Use(beside.Value.WorkerPool);
                    beside.Value.Loop.On = true;
                    Many(learner.Value);
                    beside.Value.Loop.On = false;
                    WorkerPool.Use(null);
                },
                Calls * Learners.UpdatesOfCall) { SampleSeconds = 300e-3 },
        ];
    }

    private static void Many(ILearnerGroup learners)
    {
        for (int call = 0; call < Calls; call++)
            Learners.Call(learners);
    }

    /// <summary>A thread that uses all the CPU time it gets while enabled.</summary>
    private sealed class BusyLoop
    {
        private readonly ManualResetEventSlim gate = new();
        private volatile bool on;

        public BusyLoop() => new Thread(Run) { IsBackground = true, Name = "busy loop" }.Start();

        public bool On
        {
            get => on;
            set
            {
                on = value;
                if (value)
                    gate.Set();
                else
                    gate.Reset();
            }
        }

        private void Run()
        {
            while (true)
            {
                gate.Wait();
                while (on)
                {
                }
            }
        }
    }
}
