using System;
using System.Collections.Generic;
using NE.Runtime.Random;
using NE.Runtime.Replay;
using NE.Runtime.Topology;
using NE.Runtime.Training;

namespace NE.Benchmarks;

/// <summary>
/// Whole updates of the HalfCheetah example's agents at their first densities: one critic step, every second time a policy step, as
/// generated; a call makes two. Topology stays as it is, because the calls end long before an event changes much.
/// </summary>
internal static class UpdateBenchmarks
{
    /// <summary>Transitions to learn from: more than the caches hold.</summary>
    private const int Transitions = 100_000;

    /// <summary>All experiments of the example.</summary>
    public static IEnumerable<Benchmark> All()
    {
        foreach (ExperimentDefinition experiment in Experiments.All)
        {
            // Made at the first call: a list of names needs no agents.
            var learners = new Lazy<ILearnerGroup>(() => Create(experiment));
            yield return new Benchmark(
                $"update {experiment.Name} (start densities)",
                0,
                () =>
                {
                    learners.Value.Update();
                    learners.Value.Update();
                },
                Updates: 2);
        }
    }

    private static ILearnerGroup Create(ExperimentDefinition experiment)
    {
        int observations = experiment.Task.Observations, actions = experiment.Task.Actions;
        var replay = new ReplayBuffer(Transitions, observations, actions);
        var numbers = new RandomStream(1, RandomStreamId.Probe, 0);
        float[] observation = new float[observations], action = new float[actions], next = new float[observations];
        for (int i = 0; i < Transitions; i++)
        {
            foreach (float[] values in new[] { observation, action, next })
            {
                for (int j = 0; j < values.Length; j++)
                    values[j] = numbers.NextUniform(-1, 1);
            }

            replay.Add(observation, action, numbers.NextNormal(), next, terminated: false);
        }

        return experiment.CreateLearners(new LearnerContext(experiment.Settings, [1], [replay], new NoLog()));
    }

    private sealed class NoLog : ITopologyLog
    {
        public void Record(int learner, in TopologyRecord record)
        {
        }

        public void OutputChange(int learner, string network, long update, double meanAbsoluteChange)
        {
        }
    }
}
