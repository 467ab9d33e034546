namespace NE.Dsl;

/// <summary>
/// A residual block: y = x + W2 max(W1 norm(x) + b1, 0) + b2, where the norm is a layer normalisation with a gain and a bias for each unit and W1
/// widens to <see cref="Expansion"/> times the width of x (SimBa, Lee et al. 2025). Its width is that of the stage before it.
/// </summary>
public sealed class ResidualBlockAttribute : StepAttribute
{
    /// <summary>Width of the hidden layer over the width of the block.</summary>
    /// <value>1 to 64. Default 4.</value>
    [Setting(Least = 1, Most = 64, Unit = "times the width", Source = "Lee et al. 2025")]
    public int Expansion { get; set; } = 4;

    /// <summary>Number that the layer normalisation adds to the variance.</summary>
    /// <value>Above 0. Default 1e-5.</value>
    [Setting(Above = 0, Unit = "added to the variance")]
    public double Epsilon { get; set; } = 1e-5;
}
