namespace NE.Dsl;

/// <summary>The values and parts that an experiment gets when it does not write them.</summary>
public enum Preset
{
    /// <summary>
    /// What a new user should run: <see cref="Paper"/> with the repairs of docs/algorithm.md, Presets (closed-loop growth, moments by age,
    /// signed review slope).
    /// </summary>
    Recommended,

    /// <summary>The most faithful executable reading of the NE paper (Liu et al., ICLR 2025, arXiv 2410.07994 v3).</summary>
    Paper,
}
