namespace NE.Report.Reading;

/// <summary>One value of a metric, or the values of several consecutive records.</summary>
/// <param name="Step">Environment steps at the last of them.</param>
/// <param name="Sum">Sum of the values.</param>
/// <param name="Low">The smallest.</param>
/// <param name="High">The largest.</param>
/// <param name="Count">How many.</param>
internal readonly record struct MetricPoint(double Step, double Sum, double Low, double High, int Count)
{
    /// <summary>Their mean.</summary>
    internal double Mean => Sum / Count;

    /// <summary>A single value.</summary>
    internal static MetricPoint Of(double step, double value) => new(step, value, value, value, 1);

    /// <summary>This point with a later one.</summary>
    internal MetricPoint With(in MetricPoint next) =>
        new(next.Step, Sum + next.Sum, double.Min(Low, next.Low), double.Max(High, next.High), Count + next.Count);
}
