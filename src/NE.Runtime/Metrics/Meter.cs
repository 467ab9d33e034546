using System;
using NE.Runtime.Networks;
using NE.Runtime.Telemetry;

namespace NE.Runtime.Metrics;

/// <summary>
/// A running mean between two reports: a sum in double precision and a count, so that a resumed run reports the same mean.
/// </summary>
public sealed class Meter
{
    private double sum;
    private long count;

    /// <summary>Number of values since the last report.</summary>
    public long Count => count;

    /// <summary>Mean of the values since the last report; NaN without any.</summary>
    public double Mean => count > 0 ? sum / count : double.NaN;

    /// <summary>Adds one value.</summary>
    public void Add(double value)
    {
        sum += value;
        count++;
    }

    /// <summary>Removes all values.</summary>
    public void Reset()
    {
        sum = 0;
        count = 0;
    }

    /// <summary>Writes the mean, if there is one, and resets.</summary>
    /// <param name="metrics">Receives the mean.</param>
    /// <param name="name">Name of the metric.</param>
    public void Report(IMetricWriter metrics, string name)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        if (count > 0)
        {
            metrics.Write(name, Mean);
        }

        Reset();
    }

    /// <summary>Writes sum and count.</summary>
    /// <param name="writer">Receives the tensors <c>{name}.sum</c> and <c>{name}.count</c>.</param>
    /// <param name="name">Name within the checkpoint.</param>
    public void Save(ITensorWriter writer, string name)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.Write(name + ".sum", [sum], 1);
        writer.Write(name + ".count", [count], 1);
    }

    /// <summary>Restores what <see cref="Save"/> wrote.</summary>
    /// <param name="reader">Source of the tensors.</param>
    /// <param name="name">Name within the checkpoint.</param>
    /// <exception cref="CheckpointException">A tensor is missing or has a different size.</exception>
    public void Load(ITensorReader reader, string name)
    {
        ArgumentNullException.ThrowIfNull(reader);
        reader.Read(name + ".sum", new Span<double>(ref sum));
        reader.Read(name + ".count", new Span<long>(ref count));
    }
}
