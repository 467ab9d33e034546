namespace NE.Generators.Lowering;

/// <summary>How often a section runs. The only conditions of the printed program come from here.</summary>
/// <param name="Every">Updates between two runs; 1 for each update; 0 for the first update only.</param>
/// <param name="Constant">Name of the constant that holds the interval, null for 0 and 1.</param>
/// <param name="UntilGrowthEnds">True when the section stops with growth.</param>
internal sealed record Cadence(int Every, string? Constant, bool UntilGrowthEnds)
{
    /// <summary>Each update.</summary>
    public static Cadence EachUpdate { get; } = new(1, null, false);

    /// <summary>The first update.</summary>
    public static Cadence FirstUpdate { get; } = new(0, null, false);
}
