namespace NE.Runtime.Telemetry;

/// <summary>Receives metrics of one moment of a run.</summary>
public interface IMetricWriter
{
    /// <summary>Takes one value.</summary>
    /// <param name="name">A name of <see cref="MetricNames"/>, with the layer or network after a slash where the name asks for one.</param>
    /// <param name="value">The value, in the unit stated with the name.</param>
    void Write(string name, double value);
}
