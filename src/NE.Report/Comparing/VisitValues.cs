using System;
using System.Collections.Generic;
using NE.Report.Statistics.Continual;

namespace NE.Report.Comparing;

/// <summary>What a report says of one visit of one run. Values that need an earlier visit of the task are null in the first one.</summary>
/// <param name="Visit">The visit.</param>
/// <param name="End">The mean of its last <see cref="Last"/> evaluations, without s_0.</param>
/// <param name="ForwardGain">AUC minus that of the task's first visit.</param>
/// <param name="Retention">(s_0 − lo) / (End of the task's previous visit − lo).</param>
/// <param name="Forgetting">End of the task's previous visit − s_0.</param>
/// <param name="StepsToRecover">Steps to lo + <see cref="Recovered"/> (End of the task's previous visit − lo); null if it was not reached.</param>
internal sealed record VisitValues(TaskVisit Visit, double End, double? ForwardGain, double? Retention, double? Forgetting, double? StepsToRecover)
{
    /// <summary>How many evaluations End is a mean of, as in Continual World.</summary>
    internal const int Last = 5;

    /// <summary>ρ, the share of the previous visit's gain at which a visit has recovered.</summary>
    internal const double Recovered = 0.95;

    /// <summary>The values of a visit.</summary>
    /// <param name="visits">The visits of the run.</param>
    /// <param name="visit">The place of the visit among them.</param>
    /// <param name="low">For each task the score before any update on it, lo.</param>
    internal static VisitValues Of(IReadOnlyList<TaskVisit> visits, int visit, IReadOnlyList<double> low)
    {
        TaskVisit at = visits[visit];
        double lo = low[at.Task];
        return at.Previous(visits) is not { } previous
            ? new(at, EndOf(at), null, null, null, null)
            : new(
                at,
                EndOf(at),
                VisitMetrics.ForwardGain(at, at.First(visits)!),
                VisitMetrics.Retention(at.Start, EndOf(previous), lo),
                VisitMetrics.Drop(EndOf(previous), at.Start),
                VisitMetrics.StepsToRecover(at, VisitMetrics.RecoveryTarget(EndOf(previous), lo, Recovered)));
    }

    // Short visits have fewer evaluations than End is a mean of.
    private static double EndOf(TaskVisit visit) => visit.End(Math.Clamp(visit.Curve.Returns.Count - 1, 1, Last));
}
