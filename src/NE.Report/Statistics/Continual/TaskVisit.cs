using System;
using System.Collections.Generic;
using System.Linq;

namespace NE.Report.Statistics.Continual;

/// <summary>The evaluations of the present task during one visit of a sequence: s_0 to s_m at the steps x_0 to x_m.</summary>
/// <param name="Number">Number of the visit in the sequence, from 0.</param>
/// <param name="Task">Number of the task that is present.</param>
/// <param name="Curve">Its evaluations over the steps of the visit; the first is made before any update of the visit.</param>
public sealed record TaskVisit(int Number, int Task, LearningCurve Curve)
{
    /// <summary>Area under the curve by trapezoids, divided by x_m − x_0; in units of the score.</summary>
    public double Area => Curve.Area;

    /// <summary>s_0, the score before any update of the visit.</summary>
    public double Start => Curve.Returns[0];

    /// <summary>The mean of the last evaluations, of all if there are fewer.</summary>
    /// <param name="last">How many, at least 1 (Continual World has 5, COOM 10).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="last"/> is below 1.</exception>
    public double End(int last)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(last, 1);
        return Curve.Returns.TakeLast(last).Average();
    }

    /// <summary>The visit of the same task before this one; null for its first.</summary>
    /// <param name="visits">The visits of the sequence.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public TaskVisit? Previous(IEnumerable<TaskVisit> visits) => Earlier(visits).MaxBy(static visit => visit.Number);

    /// <summary>The first visit of the same task; null for that visit itself.</summary>
    /// <param name="visits">The visits of the sequence.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public TaskVisit? First(IEnumerable<TaskVisit> visits) => Earlier(visits).MinBy(static visit => visit.Number);

    private IEnumerable<TaskVisit> Earlier(IEnumerable<TaskVisit> visits) => visits.Where(visit => visit.Task == Task && visit.Number < Number);
}
