using System;
using System.Collections.Generic;
using System.Linq;

namespace NE.Report.Reading;

/// <summary>One evaluation of a run.</summary>
/// <param name="Step">Environment steps done.</param>
/// <param name="Mean">Mean undiscounted return of its episodes.</param>
/// <param name="Deviation">Standard deviation of these returns (population).</param>
/// <param name="Episodes">Number of episodes.</param>
internal readonly record struct EvaluationPoint(double Step, double Mean, double Deviation, int Episodes)
{
    /// <summary>The evaluation with these returns, at least one.</summary>
    internal static EvaluationPoint Of(double step, IReadOnlyCollection<double> returns)
    {
        double mean = returns.Average();
        return new(step, mean, Math.Sqrt(returns.Average(value => (value - mean) * (value - mean))), returns.Count);
    }
}
