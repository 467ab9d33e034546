namespace NE.Dsl;

/// <summary>
/// Layer normalisation between the linear map and the activation, over the units of the layer, with a gain and a bias that are never masked
/// (Ba et al. 2016).
/// </summary>
public sealed class LayerNormAttribute : StepAttribute
{
    /// <summary>Number added to the variance.</summary>
    /// <value>Above 0. Default 1e-5.</value>
    [Setting(Above = 0, Unit = "added to the variance")]
    public double Epsilon { get; set; } = 1e-5;
}
