using System;
using System.Diagnostics;
using NE.Runtime.Environments;
using NE.Runtime.Random;
using NE.Runtime.Replay;
using NE.Runtime.Topology;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting.Studies;

/// <summary>The time of one update and of one environment step at the start of a run, in seconds.</summary>
/// <param name="Update">One update of the initial networks.</param>
/// <param name="Step">One step of the task.</param>
internal sealed record CostEstimate(double Update, double Step)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(250);
    private const int Transitions = 512;

    /// <summary>Measures an experiment for about half a second.</summary>
    internal static CostEstimate Measure(ExperimentDefinition experiment)
    {
        using WatchedTask environment = new(experiment, "episode");
        using ReplayBuffer replay = new(Transitions, experiment.ReplayLayout, experiment.MarksEpisodeEnds);
        float[] observation = new float[experiment.Task.Observations];
        float[] next = new float[observation.Length];
        float[] action = new float[experiment.Task.Actions];
        RandomStream random = new(1, RandomStreamId.WarmUpAction, 0);
        int length = 0;
        void Play()
        {
            if (length == 0)
            {
                environment.Reset(0, ref random, observation);
            }

            for (int i = 0; i < action.Length; i++)
            {
                action[i] = random.NextUniform(-experiment.Task.ActionLimit, experiment.Task.ActionLimit);
            }

            StepResult result = environment.Step(action, next);
            bool ended = result.Terminated || length + 1 == experiment.Task.StepLimit;
            replay.Add(observation, action, (float)result.Reward, next, result.Terminated, ended);
            next.CopyTo(observation, 0);
            length = ended ? 0 : length + 1;
        }

        for (int i = 0; i < Transitions; i++)
        {
            Play();
        }

        double step = Time(Play);
        RunSettings settings = experiment.Settings with { ReplayCapacity = Transitions };
        using ILearnerGroup learner = experiment.CreateLearners(LearnerContext.Of(settings, 1, replay, new Silence()));
        learner.Update();
        return new(Time(learner.Update), step);
    }

    private static double Time(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        int count = 0;
        for (; count < 10_000 && Stopwatch.GetElapsedTime(start) < Patience; count++)
        {
            work();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / count;
    }

    private sealed class Silence : ITopologyLog
    {
        public void Record(int learner, in TopologyRecord record)
        {
        }

        public void OutputChange(int learner, string network, long update, double meanAbsoluteChange)
        {
        }
    }
}
