namespace NE.Dsl;

/// <summary>The quantity that <see cref="GrowAttribute.Rate"/> is a share of.</summary>
public enum GrowthBasis
{
    /// <summary>All weights of the layer (Paper).</summary>
    LayerSize,

    /// <summary>The weights that are live at the event.</summary>
    Active,

    /// <summary>The weights initially missing to the final density of the layer.</summary>
    InitialGap,
}
