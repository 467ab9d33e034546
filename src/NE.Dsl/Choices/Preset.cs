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
}
