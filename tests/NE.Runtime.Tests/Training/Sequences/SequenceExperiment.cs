using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NE.Runtime.Environments;
using NE.Runtime.Training;

namespace NE.Runtime.Tests.Training.Sequences;

/// <summary>Small experiments with a sequence of tasks of different sizes.</summary>
internal static class SequenceExperiment
{
    internal static readonly TestSettings Settings = TestExperiments.Settings with
    {
        Steps = 330,
        Tasks = 3,
        StepsPerTask = 50,
        WarmUp = 10,
        RevisitWarmUp = 4,
        EvaluateEvery = 25,
        EvaluationEpisodes = 2,
        CheckpointEvery = 20,
        MetricsEvery = 30,
        ReplayCapacity = 80,
        BatchSize = 5,
    };

    internal static readonly TaskSpec[] Tasks =
    [
        new("A", new ObservationSpec(3), ActionSpec.Symmetric(2, 0.5f), StepLimit: 20),
        new("B", new ObservationSpec(5), new ActionSpec([-1, 0, -2], [1, 2, 1]), StepLimit: 25),
        new("C", new ObservationSpec(2), ActionSpec.Symmetric(1, 1), StepLimit: 7),
    ];

    /// <summary>An experiment with the first tasks, as many as the settings have.</summary>
    internal static ExperimentDefinition Define(
        TestSettings? settings = null, Func<int, TaskSpec, IEnvironment>? environment = null, Action<SequenceLearner>? created = null)
    {
        settings ??= Settings;
        environment ??= static (index, spec) => new SmallTask(index, spec);
        SequenceTask[] sequence =
        [
            .. Tasks.Take(settings.Tasks).Select((spec, index) => new SequenceTask(spec, () => environment(index, spec))),
        ];
        TaskSpec union = new(
            string.Join('+', sequence.Select(task => task.Task.Name)),
            new ObservationSpec(sequence.Max(task => task.Task.Observations)),
            ActionSpec.Symmetric(sequence.Max(task => task.Task.Actions), 1),
            sequence.Max(task => task.Task.StepLimit));
        return TestExperiments.Define(
            settings: settings,
            environment: () => new SequenceEnvironment(sequence),
            learners: context =>
            {
                SequenceLearner learner = new(context, [.. sequence.Select(task => task.Task.Actions)]);
                created?.Invoke(learner);
                return learner;
            }) with
        { Task = union, Tasks = sequence, MarksEpisodeEnds = true };
    }

    /// <summary>The only run folder below a folder.</summary>
    internal static string Run(this TemporaryFolder folder, int tasks) => Path.Combine(
        folder.Path, string.Join('+', Tasks.Take(tasks).Select(task => task.Name)), "Test", "default", "seed-1");

    /// <summary>Step, visit and task of the evaluations in <c>tasks.csv</c>, in their order.</summary>
    internal static IReadOnlyList<string> Evaluated(string run) =>
        [.. File.ReadLines(Path.Combine(run, "tasks.csv")).Skip(1).Select(line => string.Join(' ', line.Split(',')[..3])).Distinct()];
}
