using System.Collections.Generic;
using System.Linq;
using NE.Report.Reading;

namespace NE.Report.Comparing;

/// <summary>A sequence of tasks with the experiments that learned it.</summary>
/// <param name="Name">Its name, that of the runs' task.</param>
/// <param name="Tasks">The names of its tasks in the order in which they are met.</param>
/// <param name="Experiments">Those with runs that have evaluations of its tasks.</param>
internal sealed record TaskSequence(string Name, IReadOnlyList<string> Tasks, IReadOnlyList<SequenceRuns> Experiments)
{
    /// <summary>
    /// For each task the score before any update on it, lo: the mean over all runs of s_0 of the task's first visit; NaN for a task that no run has visited.
    /// </summary>
    internal IReadOnlyList<double> Low { get; } =
    [
        .. Tasks.Select((_, task) => Experiments.SelectMany(static experiment => experiment.Runs)
            .Select(run => run.Visits.FirstOrDefault(visit => visit.Task == task)?.Start).OfType<double>().DefaultIfEmpty(double.NaN).Average()),
    ];

    /// <summary>Whether there is a sequence among the runs.</summary>
    internal static bool Any(ReportData data) => data.Runs.Any(static run => run.Tasks.Count > 0);

    /// <summary>The sequences of a report.</summary>
    internal static IReadOnlyList<TaskSequence> Of(ReportData data)
    {
        List<TaskSequence> sequences = [];
        foreach (string task in data.Tasks)
        {
            (ExperimentRuns Experiment, RunData[] Runs)[] all =
            [
                .. data.Experiments.Select(experiment => (experiment, experiment.On(task).Where(static run => run.Tasks.Count > 0).ToArray()))
                    .Where(static pair => pair.Item2.Length > 0),
            ];
            if (all.Length > 0)
            {
                // A run that has just begun knows its first task only.
                IReadOnlyList<string> names = all.SelectMany(static pair => pair.Runs).Select(SequenceRun.Names).MaxBy(static names => names.Count)!;
                sequences.Add(new(
                    task,
                    names,
                    [.. all.Select(pair => new SequenceRuns(pair.Experiment, [.. pair.Runs.Select(run => SequenceRun.Of(run, names))]))]));
            }
        }

        return sequences;
    }
}
