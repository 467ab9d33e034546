using System.Collections.Generic;
using System.Linq;

namespace NE.Report.Statistics.Continual;

/// <summary>
/// R[v][t]: the score on task t after visit v. V is the last visit. What needs a score that is missing is null. Tasks that were never visited have
/// no forgetting, no transfer, and no part in the means.
/// </summary>
/// <param name="tasks">The task of each visit.</param>
/// <param name="scores">For each visit the score of each task; null where a task was not evaluated.</param>
public sealed class TaskMatrix(IReadOnlyList<int> tasks, IReadOnlyList<IReadOnlyList<double?>> scores)
{
    /// <summary>The task of each visit.</summary>
    public IReadOnlyList<int> Tasks { get; } = tasks;

    /// <summary>For each visit the score of each task.</summary>
    public IReadOnlyList<IReadOnlyList<double?>> Scores { get; } = scores;

    /// <summary>The mean of <see cref="Forgetting"/> over all tasks (Continual World); the task of the last visit gives 0.</summary>
    public double? MeanForgetting => Mean(Visited.Select(Forgetting));

    /// <summary>The mean of <see cref="Forgetting"/> over all tasks but that of the last visit (COOM); null with one task.</summary>
    public double? MeanForgettingOfOthers => Mean(Others.Select(Forgetting));

    /// <summary>The mean over all tasks but that of the last visit of R[V][t] − R[first visit of t][t]; null with one task.</summary>
    public double? BackwardTransfer => Mean(Others.Select(task => Scores[^1][task] - Scores[First(task)][task]));

    /// <summary>The mean of R[V][t] over the visited tasks (Continual World), in units of the score.</summary>
    public double? AveragePerformance => Mean(Visited.Select(task => Scores[^1][task]));

    private IEnumerable<int> Visited => Tasks.Distinct();

    private IEnumerable<int> Others => Visited.Where(task => task != Tasks[^1]);

    /// <summary>R[last visit of t][t] − R[V][t]: what was lost since the task was last present; null for a task that was never visited.</summary>
    /// <param name="task">The task.</param>
    public double? Forgetting(int task)
    {
        for (int visit = Tasks.Count - 1; visit >= 0; visit--)
        {
            if (Tasks[visit] == task)
            {
                return Scores[visit][task] - Scores[^1][task];
            }
        }

        return null;
    }

    private int First(int task) => Tasks.Index().First(visit => visit.Item == task).Index;

    private static double? Mean(IEnumerable<double?> values)
    {
        double?[] all = [.. values];
        return all.Length > 0 && all.All(static value => value is not null) ? all.Average() : null;
    }
}
