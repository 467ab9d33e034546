using NE.Runtime.Telemetry;

namespace NE.Runtime.Metrics;

/// <summary>
/// A user-defined metric, named by <c>[Measure&lt;TMetric&gt;]</c>: measured with the costly diagnostics, it changes nothing (docs/algorithm.md,
/// User-defined methods).
/// </summary>
public interface IMetric
{
    /// <summary>Measures the networks.</summary>
    /// <param name="context">The networks, and the activity of hidden units on the probe batch.</param>
    /// <param name="metrics">Receives the values, under names of the user's choice such as <c>sign-flips/Policy.Hidden1</c>.</param>
    static abstract void Measure(MetricContext context, IMetricWriter metrics);
}
