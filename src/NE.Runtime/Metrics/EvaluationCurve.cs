using System;
using NE.Runtime.Networks;

namespace NE.Runtime.Metrics;

/// <summary>Stability and sample efficiency of one run from its evaluations.</summary>
public sealed class EvaluationCurve
{
    private long first;
    private long last;
    private double lastScore;
    private double area;

    /// <summary>Number of evaluations.</summary>
    public long Count { get; private set; }

    /// <summary>Best score so far; NaN before the first.</summary>
    public double Best { get; private set; } = double.NaN;

    /// <summary>Worst drop max_t (best up to t − score at t), ≥ 0.</summary>
    public double WorstDrop { get; private set; }

    /// <summary>
    /// Area under the curve by trapezoids, divided by the steps it spans: a mean score over the run. For a single point, its score.
    /// </summary>
    public double MeanHeight => Count switch { 0 => double.NaN, 1 => lastScore, _ => area / (last - first) };

    /// <summary>Adds the next evaluation.</summary>
    /// <param name="step">Environment step, larger than the previous one.</param>
    /// <param name="score">Mean return.</param>
    /// <exception cref="ArgumentOutOfRangeException">The step is not larger.</exception>
    public void Add(long step, double score)
    {
        if (Count == 0)
        {
            first = step;
            Best = score;
        }
        else
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(step, last);
            area += (step - last) * (score + lastScore) / 2;
        }

        Count++;
        last = step;
        lastScore = score;
        Best = Math.Max(Best, score);
        WorstDrop = Math.Max(WorstDrop, Best - score);
    }

    /// <summary>Writes the state under <c>evaluation.</c></summary>
    /// <param name="writer">Receives the tensors.</param>
    public void Save(ITensorWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write("evaluation.curve.steps", [Count, first, last], 3);
        writer.Write("evaluation.curve.scores", [Best, WorstDrop, lastScore, area], 4);
    }

    /// <summary>Restores what <see cref="Save"/> wrote.</summary>
    /// <param name="reader">Source of the tensors.</param>
    /// <exception cref="CheckpointException">A tensor is missing or has a different size.</exception>
    public void Load(ITensorReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Span<long> steps = stackalloc long[3];
        Span<double> scores = stackalloc double[4];
        reader.Read("evaluation.curve.steps", steps);
        reader.Read("evaluation.curve.scores", scores);
        (Count, first, last) = (steps[0], steps[1], steps[2]);
        (Best, WorstDrop, lastScore, area) = (scores[0], scores[1], scores[2], scores[3]);
    }
}
