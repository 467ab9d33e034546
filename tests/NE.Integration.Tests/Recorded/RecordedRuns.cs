using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using NE.Runtime.Training;

namespace NE.Integration.Tests.Recorded;

/// <summary>The runs that are recorded: every experiment of the trials and of the examples.</summary>
internal static class RecordedRuns
{
    // They fail by design: their record would be that of a run cut off by its fault, which StudyTests and BadInputTests look at.
    private static readonly string[] Failing = ["ExplodingTrial", "PoisonedTrial"];

    /// <summary>The trials, and what studies make of them for other tasks and values.</summary>
    public static IReadOnlyList<RecordedRun> Trials { get; } =
    [
        .. NE.Trials.AllTrials.All.Concat(NE.Trials.AllTrials.All.Studies.SelectMany(study => study.Rows).Select(row => row.Experiment))
            .Where(experiment => !Failing.Contains(experiment.Name))
            .Select(Trial)
            .DistinctBy(run => run.Name),
    ];

    /// <summary>The experiments of the example in C#, past their first topology event.</summary>
    public static IReadOnlyList<RecordedRun> Examples { get; } =
        [.. Catalogue("HalfCheetah").Select(experiment => RecordedRun.Cut(experiment.Name, experiment, warmUp: 300, updates: 1_050))];

    /// <summary>The same, past the first window of review, which is 5,000 updates long.</summary>
    public static IReadOnlyList<RecordedRun> LongExamples { get; } =
        [.. Catalogue("HalfCheetah").Select(experiment => RecordedRun.Cut(experiment.Name + "/long", experiment, warmUp: 300, updates: 6_050))];

    /// <summary>The experiments of the example in YAML, which are those in C#.</summary>
    public static IReadOnlyList<RecordedRun> YamlExamples { get; } =
        [.. Catalogue("HalfCheetahYaml").Select(experiment => RecordedRun.Cut(experiment.Name, experiment, warmUp: 300, updates: 1_050))];

    private static RecordedRun Trial(ExperimentDefinition experiment)
    {
        ExperimentDefinition declared = NE.Trials.AllTrials.All.Single(other => other.Name == experiment.Name);
        if (experiment.Task.Name.StartsWith("HalfCheetah", StringComparison.Ordinal))
            return RecordedRun.Cut(experiment.Name, experiment, warmUp: 300, updates: 130);
        return experiment.Task.Name == declared.Task.Name && experiment.Point == declared.Point
            ? new(experiment.Name, experiment)
            : new($"{experiment.Name}/{experiment.Task.Name}/{experiment.Point}", experiment);
    }

    /// <summary>The experiments of an example; the table of an assembly is internal to it.</summary>
    public static IReadOnlyList<ExperimentDefinition> Catalogue(string assembly) => (IReadOnlyList<ExperimentDefinition>)Assembly.Load(assembly)
        .GetType("NE.Experiments", throwOnError: true)!
        .GetProperty("All", BindingFlags.Static | BindingFlags.NonPublic)!
        .GetValue(null)!;
}
