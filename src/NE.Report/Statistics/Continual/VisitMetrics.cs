using System;
using System.Collections.Generic;
using System.Linq;

namespace NE.Report.Statistics.Continual;

/// <summary>
/// What one visit of a task shows of learning, against the task's earlier visits and against a fresh agent: a new one that learned the same task
/// for as long, evaluated at the same steps. A ratio is null, undefined, if its denominator is not positive: it would say the opposite.
/// Sources: Abbas et al. 2023 ("Loss of plasticity in continual deep reinforcement learning"), Wołczyk et al. 2021 ("Continual World"),
/// Tomilin et al. 2023 ("COOM").
/// </summary>
public static class VisitMetrics
{
    /// <summary>AUC(visit) − AUC(first visit): above 0 if the task is learned faster or better than at first.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="first">The first visit of its task.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static double ForwardGain(TaskVisit visit, TaskVisit first)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(first);
        return visit.Area - first.Area;
    }

    /// <summary>(AUC − AUC_fresh) / (hi − lo).</summary>
    /// <param name="area">AUC of the visit.</param>
    /// <param name="fresh">AUC of a fresh agent.</param>
    /// <param name="bounds">The scale of the task, hi above lo.</param>
    public static double FreshDifference(double area, double fresh, ScoreBounds bounds) => (area - fresh) / (bounds.High - bounds.Low);

    /// <summary>(AUC − lo) / (AUC_fresh − lo): 1 if the agent learns like a fresh one. On tasks never met before it measures plasticity.</summary>
    /// <param name="area">AUC of the visit.</param>
    /// <param name="fresh">AUC of a fresh agent.</param>
    /// <param name="low">The score of random actions, lo.</param>
    public static double? FreshRatio(double area, double fresh, double low) => Ratio(area - low, fresh - low);

    /// <summary>
    /// (n(AUC) − n(AUC_fresh)) / (1 − n(AUC_fresh)), the forward transfer of Continual World: 0 if the agent learns like a fresh one, 1 if it is
    /// perfect at once.
    /// </summary>
    /// <param name="area">AUC of the visit.</param>
    /// <param name="fresh">AUC of a fresh agent.</param>
    /// <param name="bounds">The scale of the task.</param>
    public static double? ForwardTransfer(double area, double fresh, ScoreBounds bounds) =>
        Ratio(bounds.Normalised(area) - bounds.Normalised(fresh), 1 - bounds.Normalised(fresh));

    /// <summary>(s_0 − lo) / (End(previous visit) − lo): the share of what the task's previous visit reached that is still there.</summary>
    /// <param name="start">s_0 of the visit.</param>
    /// <param name="before">End of the task's previous visit.</param>
    /// <param name="low">The score of random actions, lo.</param>
    public static double? Retention(double start, double before, double low) => Ratio(start - low, before - low);

    /// <summary>
    /// End(before) − s_0, what was lost: with the previous visit of the same task the visit's forgetting, with the segment just before a shift
    /// the shift's dip.
    /// </summary>
    /// <param name="before">End of the visit or segment before.</param>
    /// <param name="start">s_0 of the visit.</param>
    public static double Drop(double before, double start) => before - start;

    /// <summary>lo + ρ (End(previous visit) − lo), the score at which a visit has recovered.</summary>
    /// <param name="before">End of the task's previous visit.</param>
    /// <param name="low">The score of random actions, lo.</param>
    /// <param name="share">Share of the way, ρ, 0 to 1.</param>
    public static double RecoveryTarget(double before, double low, double share) => low + (share * (before - low));

    /// <summary>
    /// Steps of the visit to the first evaluation at or above a score, interpolated linearly from the evaluation before, counted from the first
    /// one. Null if there is none: the value is censored, so it is counted, not averaged.
    /// </summary>
    /// <param name="visit">The visit.</param>
    /// <param name="target">The score to reach.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static double? StepsToRecover(TaskVisit visit, double target)
    {
        ArgumentNullException.ThrowIfNull(visit);
        return visit.Curve.StepsTo(target) - visit.Curve.Steps[0];
    }

    /// <summary>
    /// The least-squares slope of a value over the numbers of the visits, per visit; of <see cref="FreshRatio"/> it is the trend of plasticity. Visits
    /// without a value are left out; null with fewer than two.
    /// </summary>
    /// <param name="values">One value for each visit, in order.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static double? Slope(IReadOnlyList<double?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        (double X, double Y)[] points =
            [.. values.Index().Where(static pair => pair.Item is not null).Select(static pair => ((double)pair.Index, pair.Item!.Value))];
        if (points.Length < 2)
        {
            return null;
        }

        double centre = points.Average(static point => point.X);
        return points.Sum(point => (point.X - centre) * point.Y) / points.Sum(point => (point.X - centre) * (point.X - centre));
    }

    private static double? Ratio(double numerator, double denominator) => denominator > 0 ? numerator / denominator : null;
}
