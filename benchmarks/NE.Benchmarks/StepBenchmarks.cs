using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Environments;
using NE.Runtime.Replay;
using NE.Runtime.Training;

namespace NE.Benchmarks;

/// <summary>
/// What a training step on HalfCheetah does besides the update: the simulation, action selection with noise, storing the transition.
/// </summary>
internal static class StepBenchmarks
{
    private const string Around = "step: everything besides the update";

    /// <summary>The rows, with an update for comparison.</summary>
    public static BenchmarkGroup All()
    {
        ExperimentDefinition experiment = UpdateBenchmarks.Named("Td3");
        var step = new Lazy<Step>(() => new Step(experiment));
        return new BenchmarkGroup(
            "step",
            "what a training step on HalfCheetah does besides the update",
            [
                new Benchmark("step: only the simulation", 0, () => step.Value.Simulate()),
                new Benchmark("step: choosing an action, with noise", 0, () => step.Value.Act()),
                new Benchmark("step: transition, bookkeeping", 0, () => step.Value.Keep()),
                new Benchmark(Around, 0, () => step.Value.All()),
                Learners.Row("step: update Td3", experiment),
            ],
            []);
    }

    /// <summary>Says which share of a step they take, where both were measured.</summary>
    public static string? Share(IReadOnlyList<Measurement> measured)
    {
        Measurement? around = measured.FirstOrDefault(m => m.Name == Around);
        Measurement? update = measured.FirstOrDefault(m => m.Name == "step: update Td3");
        if (around is null || update is null)
            return null;

        double updateSeconds = update.MedianSeconds / Learners.UpdatesOfCall;
        return $"besides the update: {around.MedianSeconds * 1e6:F1} us of a step of {(around.MedianSeconds + updateSeconds) * 1e6:F0} us, "
            + $"{around.MedianSeconds / (around.MedianSeconds + updateSeconds):P1} (target 10 %)";
    }

    private sealed class Step
    {
        private const int Transitions = 100_000;

        private readonly ILearnerGroup learners;
        private readonly ReplayBuffer replay;
        private readonly Episode episode;
        private readonly float[] observation;
        private readonly float[] action;
        private long step;

        public Step(ExperimentDefinition experiment)
        {
            TaskSpec task = experiment.Task;
            learners = Learners.Create(experiment);
            replay = new ReplayBuffer(Transitions, experiment.ReplayLayout, experiment.MarksEpisodeEnds);
            episode = new Episode(task, new WatchedTask(experiment, "episode"), shifts: null, seed: 1);
            observation = new float[task.Observations];
            action = new float[task.Actions];
            episode.Begin(0);
            Act();
        }

        public void Simulate()
        {
            if (episode.Step(action).Ended)
                episode.Begin(episode.Number + 1);
        }

        public void Act()
        {
            episode.Observation.CopyTo(observation);
            learners.Explore(observation, action, step++);
            if (!ActionCheck.IsFinite(action))
                throw new DivergedException("Policy", learners.Updates);
        }

        public void Keep()
        {
            replay.Add(episode.Observation, action, 0, episode.Next, terminated: false);
            episode.Advance();
        }

        public void All()
        {
            Act();
            Keep();
            Simulate();
        }
    }
}
