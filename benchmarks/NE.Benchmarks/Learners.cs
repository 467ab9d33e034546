using System;
using NE.Runtime.Random;
using NE.Runtime.Replay;
using NE.Runtime.Topology;
using NE.Runtime.Training;

namespace NE.Benchmarks;

/// <summary>Learners that train on random transitions.</summary>
internal static class Learners
{
    /// <summary>Updates per call: the policy steps at every second one, so two form a complete cycle.</summary>
    public const int UpdatesOfCall = 2;

    /// <summary>Transitions to learn from: more than the caches hold.</summary>
    private const int Transitions = 100_000;

    /// <summary>
    /// A row of whole updates: critics, every second time the policy, as generated. Its operations are those of the live weights that the
    /// experiment starts with; no topology event changes them.
    /// </summary>
    /// <param name="name">Name of the row.</param>
    /// <param name="experiment">The experiment.</param>
    public static Benchmark Row(string name, ExperimentDefinition experiment)
    {
        // Created at the first call: a list of names needs no agents.
        var learners = new Lazy<ILearnerGroup>(() => Create(experiment));
        double operations = UpdatesOfCall * UpdateWork.MeanOperations(experiment);
        return new Benchmark(name, operations, () => Call(learners.Value), UpdatesOfCall) { SampleSeconds = 20e-3 };
    }

    /// <summary>Runs the updates of one call.</summary>
    public static void Call(ILearnerGroup learners)
    {
        for (int update = 0; update < UpdatesOfCall; update++)
            learners.Update();
    }

    /// <summary>Creates a learner in its initial state with a filled replay buffer. Growth is disabled.</summary>
    public static ILearnerGroup Create(ExperimentDefinition experiment)
    {
        var replay = new ReplayBuffer(Transitions, experiment.ReplayLayout, experiment.MarksEpisodeEnds);
        Fill(replay, experiment, Transitions);
        return Create(experiment, replay, experiment.Settings with { Until = 1, MetricsEvery = int.MaxValue });
    }

    /// <summary>Creates a learner in its initial state.</summary>
    public static ILearnerGroup Create(ExperimentDefinition experiment, ReplayBuffer replay, RunSettings settings) =>
        experiment.CreateLearners(LearnerContext.Of(settings, 1, replay, new NoLog()));

    /// <summary>Adds random transitions.</summary>
    public static void Fill(ReplayBuffer replay, ExperimentDefinition experiment, int count)
    {
        int observations = experiment.Task.Observations, actions = experiment.Task.Actions;
        var numbers = new RandomStream(1, RandomStreamId.Probe, 0);
        float[] observation = new float[observations], action = new float[actions], next = new float[observations];
        float[][] all = [observation, action, next];
        for (int i = 0; i < count; i++)
        {
            foreach (float[] values in all)
            {
                for (int j = 0; j < values.Length; j++)
                    values[j] = numbers.NextUniform(-1, 1);
            }

            replay.Add(observation, action, numbers.NextNormal(), next, terminated: false);
        }
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
