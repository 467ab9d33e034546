using System.Linq;
using NE.Report.Statistics;

namespace NE.Report.Comparing;

/// <summary>An experiment against the baseline on one task, by the scores of their runs.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Task">The task.</param>
/// <param name="Seeds">Runs of the experiment.</param>
/// <param name="BaselineSeeds">Runs of the baseline.</param>
/// <param name="Difference">Its mean score − that of the baseline.</param>
/// <param name="DifferenceInterval">The bootstrap interval of this difference.</param>
/// <param name="Probability">Probability of improvement over the baseline.</param>
/// <param name="ProbabilityInterval">Its bootstrap interval.</param>
/// <param name="Test">The Mann-Whitney test.</param>
internal sealed record BaselineComparison(
    ExperimentRuns Experiment,
    string Task,
    int Seeds,
    int BaselineSeeds,
    double Difference,
    Interval? DifferenceInterval,
    double Probability,
    Interval? ProbabilityInterval,
    MannWhitney Test)
{
    /// <summary>Compares.</summary>
    internal static BaselineComparison Of(ExperimentRuns experiment, ExperimentRuns baseline, string task)
    {
        double[] first = experiment.Scores(task), second = baseline.Scores(task);
        StratifiedBootstrap bootstrap = new();
        return new(
            experiment,
            task,
            first.Length,
            second.Length,
            first.Average() - second.Average(),
            bootstrap.Of([first], [second], static (one, other) => Aggregate.Mean(one) - Aggregate.Mean(other)),
            ProbabilityOfImprovement.Of(first, second),
            bootstrap.Of([first], [second], ProbabilityOfImprovement.Of),
            MannWhitney.Of(first, second));
    }
}
