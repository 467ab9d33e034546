using System;
using System.Collections.Generic;
using System.Linq;

namespace NE.Report.Statistics;

/// <summary>The evaluations of one run, and the results that docs/reference/metrics.md defines from them.</summary>
public sealed class LearningCurve
{
    private const int Counted = 10;

    /// <summary>A curve.</summary>
    /// <param name="steps">Environment steps, ascending.</param>
    /// <param name="returns">The mean return of the evaluation at each.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">They are not equally many, or there are none.</exception>
    public LearningCurve(IReadOnlyList<double> steps, IReadOnlyList<double> returns)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(returns);
        if (steps.Count != returns.Count || steps.Count == 0)
        {
            throw new ArgumentException("A curve needs one return for each step, and at least one.", nameof(returns));
        }

        Steps = steps;
        Returns = returns;
    }

    /// <summary>Environment steps of the evaluations.</summary>
    public IReadOnlyList<double> Steps { get; }

    /// <summary>Their mean returns.</summary>
    public IReadOnlyList<double> Returns { get; }

    /// <summary>Area under the curve (trapezoids over steps), divided by the steps that it spans.</summary>
    public double Area
    {
        get
        {
            double span = Steps[^1] - Steps[0];
            double area = 0;
            for (int i = 1; i < Steps.Count; i++)
            {
                area += (Steps[i] - Steps[i - 1]) * (Returns[i] + Returns[i - 1]) / 2;
            }

            return span > 0 ? area / span : Returns[^1];
        }
    }

    /// <summary>The last evaluation.</summary>
    public double Last => Returns[^1];

    /// <summary>The highest evaluation, without that of the untrained networks at step 0 unless it is the only one.</summary>
    public double Best => Trained.Max();

    /// <summary>Environment steps at the first evaluation as high as <see cref="Best"/>.</summary>
    public double BestStep
    {
        get
        {
            double best = Best;
            return Steps.Where((step, i) => Returns[i] == best && (step > 0 || Steps[^1] <= 0)).First();
        }
    }

    /// <summary>The mean of the last ten evaluations after step 0, or of as many as there are.</summary>
    public double Score => Trained.TakeLast(Counted).Average();

    private IEnumerable<double> Trained => Steps[^1] > 0 ? Returns.Where((_, i) => Steps[i] > 0) : Returns;

    /// <summary>
    /// Steps to a return: those of the first evaluation at or above it, interpolated linearly from the evaluation before; null if there is none.
    /// </summary>
    /// <param name="target">The return to reach.</param>
    public double? StepsTo(double target)
    {
        for (int i = 0; i < Returns.Count; i++)
        {
            if (Returns[i] >= target)
            {
                return i == 0
                    ? Steps[0]
                    : Steps[i - 1] + ((Steps[i] - Steps[i - 1]) * (target - Returns[i - 1]) / (Returns[i] - Returns[i - 1]));
            }
        }

        return null;
    }
}
