using System;
using System.Diagnostics;
using System.Linq;
using NE.Runtime.Environments;
using NE.Runtime.Random;
using NE.Runtime.Replay;
using NE.Runtime.Topology;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting.Studies;

/// <summary>The time of one update and of one environment step at the start of a run, in seconds.</summary>
/// <param name="Update">One update of the initial networks.</param>
/// <param name="Step">One step of the task.</param>
internal sealed record CostEstimate(CostRange Update, CostRange Step)
{
    private const int Transitions = 512;
    private const int Rounds = 5;

    // The first calls are compiled, and only the later ones of some sections (every second update moves the policy) for the first time.
    private const int Unmeasured = 16;

    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(120);

    /// <summary>Measures an experiment for about a second.</summary>
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

        CostRange step = Time(Play);
        RunSettings settings = experiment.Settings with { ReplayCapacity = Transitions };
        using ILearnerGroup learner = experiment.CreateLearners(LearnerContext.Of(settings, 1, replay, new Silence()));
        return new(Time(learner.Update), step);
    }

    private static CostRange Time(Action work)
    {
        for (int i = 0; i < Unmeasured; i++)
        {
            work();
        }

        double[] rounds = [.. Enumerable.Range(0, Rounds).Select(_ => Mean(work))];
        return new(rounds.Min(), rounds.Max());
    }

    private static double Mean(Action work)
    {
        long start = Stopwatch.GetTimestamp();
        int count = 0;
        do
        {
            work();
            count++;
        }
        while (count < 10_000 && Stopwatch.GetElapsedTime(start) < Round);
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
