namespace NE.Generators.Operations;

/// <summary>A clipping of the weights at flagged units, which a device's step does as well.</summary>
internal interface IClipsNewborn
{
    /// <summary>The step that clips as well, or null where it is of another layer.</summary>
    LayerStep? Join(LayerStep step);
}
