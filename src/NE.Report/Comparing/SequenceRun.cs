using System.Collections.Generic;
using System.Linq;
using NE.Report.Reading;
using NE.Report.Statistics;
using NE.Report.Statistics.Continual;

namespace NE.Report.Comparing;

/// <summary>The visits of a run of a sequence of tasks.</summary>
internal sealed class SequenceRun
{
    private const string Length = "sequence.steps-per-task";

    private SequenceRun(RunData run, IReadOnlyList<TaskVisit> visits, IReadOnlyList<IReadOnlyList<EvaluationPoint>> points, int finished, TaskMatrix matrix)
    {
        Run = run;
        Visits = visits;
        Points = points;
        Finished = finished;
        Matrix = matrix;
    }

    /// <summary>The run.</summary>
    internal RunData Run { get; }

    /// <summary>Its visits, the last of which may still go on.</summary>
    internal IReadOnlyList<TaskVisit> Visits { get; }

    /// <summary>The evaluations of the present task in each visit, at steps of the whole run.</summary>
    internal IReadOnlyList<IReadOnlyList<EvaluationPoint>> Points { get; }

    /// <summary>How many visits have ended.</summary>
    internal int Finished { get; }

    /// <summary>The scores of all tasks after each visit that has ended.</summary>
    internal TaskMatrix Matrix { get; }

    /// <summary>The scores after the first visits, so that seeds are compared after equally many.</summary>
    /// <param name="visits">How many visits, at most <see cref="Finished"/>.</param>
    internal TaskMatrix MatrixOf(int visits) => new([.. Matrix.Tasks.Take(visits)], [.. Matrix.Scores.Take(visits)]);

    /// <summary>The names of the tasks in the order in which they are met, as far as a run knows them.</summary>
    internal static IReadOnlyList<string> Names(RunData run) => [.. run.Tasks.Select(static evaluation => evaluation.Task).Distinct()];

    /// <summary>The visits of a run that has evaluations of tasks.</summary>
    /// <param name="run">The run.</param>
    /// <param name="names">The tasks of the sequence.</param>
    internal static SequenceRun Of(RunData run, IReadOnlyList<string> names)
    {
        List<TaskVisit> visits = [];
        List<IReadOnlyList<EvaluationPoint>> points = [];
        List<double?[]> scores = [];
        int finished = 0, newest = run.Tasks.Max(static evaluation => evaluation.Visit);
        foreach (IGrouping<int, TaskEvaluation> visit in run.Tasks.GroupBy(static evaluation => evaluation.Visit).OrderBy(static visit => visit.Key))
        {
            // A visit begins with the evaluation of the task that is present.
            string task = visit.First().Task;
            EvaluationPoint[] present =
                [.. visit.Where(evaluation => evaluation.Task == task).Select(static evaluation => evaluation.Point).OrderBy(static point => point.Step)];
            double end = present[^1].Step;
            double?[] after = [.. names.Select(name => visit.Where(evaluation => evaluation.Task == name && evaluation.Point.Step == end)
                .Select(static evaluation => (double?)evaluation.Point.Mean).FirstOrDefault())];
            visits.Add(new(visit.Key, names.Index().First(name => name.Item == task).Index, new LearningCurve(
                [.. present.Select(point => point.Step - present[0].Step)], [.. present.Select(static point => point.Mean)])));
            points.Add(present);
            bool ended = visit.Key < newest
                || (run.Record.Setting(Length) is { } length
                    ? end >= (visit.Key + 1) * length
                    : names.Count > 1 && after.All(static score => score is not null));
            if (ended)
            {
                finished++;
                scores.Add(after);
            }
        }

        return new(run, visits, points, finished, new([.. visits.Take(finished).Select(static visit => visit.Task)], scores));
    }
}
