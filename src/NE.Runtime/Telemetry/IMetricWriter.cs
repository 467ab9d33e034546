namespace NE.Runtime.Telemetry;

/// <summary>Receives the metrics of one step of a run.</summary>
public interface IMetricWriter
{
    /// <summary>Writes one value.</summary>
    /// <param name="name">A name of <see cref="MetricNames"/>, followed by the layer or network if the name ends in a slash.</param>
    /// <param name="value">The value, in the unit stated with the name.</param>
    void Write(string name, double value);
}
