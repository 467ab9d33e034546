using System.Collections.Generic;
using NE.Runtime.Telemetry;

namespace NE.Integration.Tests.Gpu;

/// <summary>Keeps what is written.</summary>
internal sealed class Metrics : IMetricWriter
{
    public List<(string Name, double Value)> Values { get; } = [];

    public void Write(string name, double value) => Values.Add((name, value));
}
