using System.Collections.Generic;

namespace NE.Runtime.Telemetry;

/// <summary>The metrics of one step, in the order written. Reused, so that it allocates nothing.</summary>
public sealed class MetricRecord : IMetricWriter
{
    private readonly List<KeyValuePair<string, double>> values = [];

    /// <summary>Names and values.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Values => values;

    /// <inheritdoc/>
    public void Write(string name, double value) => values.Add(new KeyValuePair<string, double>(name, value));

    /// <summary>Removes all values.</summary>
    public void Clear() => values.Clear();
}
