using System;

namespace NE.Dsl;

/// <summary>
/// Observation normalisation: agents read observations less their running mean, over their running standard deviation (SimBa, Lee et al. 2025). The
/// statistics are state of the agent: training updates them with each observation that it acts on, evaluation never does.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ObservationNormAttribute : PartAttribute
{
    /// <summary>Number added to the variance.</summary>
    /// <value>Above 0. Default 1e-8 (Lee et al. 2025).</value>
    [Setting(Above = 0, Unit = "added to the variance", Source = "Lee et al. 2025")]
    public double Epsilon { get; set; } = 1e-8;

    /// <summary>Largest absolute value of a normalised component; 0 for no limit.</summary>
    /// <value>At least 0. Default 0 (Lee et al. 2025).</value>
    [Setting(Least = 0, Unit = "standard deviations; 0: none", Source = "Lee et al. 2025")]
    public double Limit { get; set; } = 0;
}
