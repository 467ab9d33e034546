using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Networks;

namespace NE.Runtime.Training;

/// <summary>The evaluation after which the best checkpoint is named: that with the highest mean over the latest evaluations.</summary>
/// <param name="over">How many evaluations the mean is taken over; fewer at the beginning of a run.</param>
internal sealed class BestEvaluation(int over)
{
    /// <summary>The tensor with the latest evaluations.</summary>
    internal const string RecentName = "run.best.recent";

    private const string Name = "run.best";

    private readonly Queue<double> recent = new();
    private double score = double.NegativeInfinity;

    /// <summary>Its environment step; -1 before the first evaluation.</summary>
    internal long Step { get; private set; } = -1;

    /// <summary>Adds an evaluation. That of the untrained networks, at step 0, is no result of the run.</summary>
    internal void Add(double mean, long step)
    {
        if (step == 0)
        {
            return;
        }

        recent.Enqueue(mean);
        if (recent.Count > over)
        {
            recent.Dequeue();
        }

        double average = recent.Average();
        if (average > score)
        {
            (score, Step) = (average, step);
        }
    }

    /// <summary>Writes its state.</summary>
    internal void Save(ITensorWriter writer)
    {
        writer.Write(Name, [score, Step], 2);
        if (over > 1)
        {
            double[] padded = new double[over];
            padded.AsSpan().Fill(double.NegativeInfinity);
            recent.ToArray().CopyTo(padded, 0);
            writer.Write(RecentName, padded, over);
        }
    }

    /// <summary>Restores what <see cref="Save"/> wrote, of a run that may have taken the mean over another number of evaluations.</summary>
    /// <param name="reader">Source of the tensors.</param>
    /// <param name="stored">How many recent evaluations the checkpoint has room for; 0 if it holds none.</param>
    internal void Load(ITensorReader reader, int stored)
    {
        double[] best = new double[2];
        reader.Read(Name, best);
        (score, Step) = (best[0], (long)best[1]);
        recent.Clear();
        if (stored > 0)
        {
            double[] padded = new double[stored];
            reader.Read(RecentName, padded);
            foreach (double mean in padded.TakeWhile(static mean => !double.IsNegativeInfinity(mean)).TakeLast(over))
            {
                recent.Enqueue(mean);
            }
        }
    }
}
