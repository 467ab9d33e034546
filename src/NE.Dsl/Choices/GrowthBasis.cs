namespace NE.Dsl;

/// <summary>What <see cref="GrowAttribute.Rate"/> is a share of.</summary>
public enum GrowthBasis
{
    /// <summary>All weights of the layer (Paper).</summary>
    LayerSize,

    /// <summary>The weights that are live at the event.</summary>
    Active,

    /// <summary>The weights that the layer lacked at the start to reach its final density.</summary>
    InitialGap,
}
