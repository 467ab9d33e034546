namespace NE.Dsl;

/// <summary>The linear map of a layer: y = W x + b, W of shape [outputs][inputs], initial values uniform in ±1/√inputs.</summary>
public sealed class LinearAttribute : StepAttribute
{
    /// <summary>A layer of a given width.</summary>
    /// <param name="units">Number of outputs, 1 to 65,536.</param>
    public LinearAttribute(int units) => Units = units;

    /// <summary>A layer whose width is determined by the task.</summary>
    /// <param name="size">The size of the task that determines the number of outputs.</param>
    public LinearAttribute(Size size) => Units = (int)size;

    /// <summary>Number of outputs; negative for a <see cref="Size"/>.</summary>
    [Setting(Least = 1, Most = 65_536, Unit = "outputs")]
    public int Units { get; }
}
