namespace NE.Generators.Lowering;

/// <summary>How often a section runs. The only conditions of the printed program come from here.</summary>
/// <param name="Kind">What decides.</param>
/// <param name="Every">Updates between two runs, for a section with an interval of its own.</param>
/// <param name="Constant">Name of the constant that holds the interval.</param>
internal sealed record Cadence(CadenceKind Kind, int Every, string Constant)
{
    /// <summary>Each update.</summary>
    public static Cadence EachUpdate { get; } = new(CadenceKind.EachUpdate, 1, "");

    /// <summary>The first update.</summary>
    public static Cadence FirstUpdate { get; } = new(CadenceKind.FirstUpdate, 0, "");

    /// <summary>Updates behind which the networks are diagnosed; the interval is a run value.</summary>
    public static Cadence Diagnosed { get; } = new(CadenceKind.Diagnosed, 0, "");
}
