namespace NE.Dsl;

/// <summary>
/// Normalisation of a layer's units by their root mean square, between its linear map and its activation, with a gain for each unit, no bias and
/// no subtraction of the mean: gain · x / √(mean x² + ε) (Zhang and Sennrich, "Root mean square layer normalization", 2019). The gain is never masked.
/// </summary>
public sealed class RmsNormAttribute : StepAttribute
{
    /// <summary>Number added to the mean square.</summary>
    /// <value>Above 0. Default 1e-6 (our choice, a usual value; docs/algorithm.md, RMS normalisation).</value>
    [Setting(Above = 0, Unit = "added to the mean square", Source = "ours; docs/algorithm.md, RMS normalisation")]
    public double Epsilon { get; set; } = 1e-6;
}
