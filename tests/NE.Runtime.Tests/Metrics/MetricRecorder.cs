using System.Collections.Generic;
using NE.Runtime.Telemetry;

namespace NE.Runtime.Tests.Metrics;

/// <summary>Keeps what is written.</summary>
internal sealed class MetricRecorder : IMetricWriter
{
    private readonly Dictionary<string, double> values = [];

    public double this[string name] => values[name];

    public int Count => values.Count;

    public bool Has(string name) => values.ContainsKey(name);

    public void Write(string name, double value) => values.Add(name, value);
}
