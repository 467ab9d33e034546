namespace NE.Dsl;

/// <summary>The values and parts that an experiment gets if it does not write them.</summary>
public enum Preset
{
    /// <summary>
    /// The recommended default: <see cref="Paper"/> without weight clipping and with the corrections in docs/algorithm.md, Presets (closed-loop
    /// growth, moments by age, review only while activity falls).
    /// </summary>
    Recommended,

    /// <summary>The most faithful executable reading of the NE paper (Liu et al., ICLR 2025, arXiv 2410.07994 v3).</summary>
    Paper,

    /// <summary>
    /// What the code released with the paper does, which differs from the paper (docs/differences.md); for comparison with its published curves only.
    /// </summary>
    ReferenceCode,
}
