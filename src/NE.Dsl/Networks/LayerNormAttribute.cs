namespace NE.Dsl;

/// <summary>
/// Layer normalisation over the units of a layer, with a gain and a bias that are never masked (Ba et al. 2016): of a layer, between its linear
/// map and its activation; alone on a property of type <see cref="LayerNorm"/>, a stage of the network.
/// </summary>
public sealed class LayerNormAttribute : StepAttribute
{
    /// <summary>Number added to the variance.</summary>
    /// <value>Above 0. Default 1e-5.</value>
    [Setting(Above = 0, Unit = "added to the variance")]
    public double Epsilon { get; set; } = 1e-5;
}
