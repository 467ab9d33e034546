using System;
using System.Collections.Generic;
using System.Linq;

namespace NE.Report.Statistics;

/// <summary>
/// The probability that a run of one experiment scores above a run of another on the same task, 0 to 1; ties count half (Agarwal et al. 2021).
/// </summary>
public static class ProbabilityOfImprovement
{
    /// <summary>P(first &gt; second), the mean over tasks.</summary>
    /// <param name="first">Scores of the first experiment by task.</param>
    /// <param name="second">Scores of the second, of the same tasks.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="InvalidOperationException">There is no task.</exception>
    public static double Of(IReadOnlyList<double[]> first, IReadOnlyList<double[]> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return first.Zip(second, Of).Average();
    }

    /// <summary>P(first &gt; second) on one task; NaN if either has no run.</summary>
    /// <param name="first">Scores of the first experiment.</param>
    /// <param name="second">Scores of the second.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static double Of(double[] first, double[] second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return MannWhitney.Wins(first, second) / ((double)first.Length * second.Length);
    }
}
