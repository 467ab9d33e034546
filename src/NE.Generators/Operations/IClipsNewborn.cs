namespace NE.Generators.Operations;

/// <summary>Clipping of the weights of flagged units, which a device merges into the step.</summary>
internal interface IClipsNewborn
{
    /// <summary>The step with the clipping merged, or null if it is of another layer.</summary>
    LayerStep? Join(LayerStep step);
}
