namespace NE.Generators.Lowering;

/// <summary>What decides whether a section runs at an update.</summary>
internal enum CadenceKind
{
    /// <summary>It always runs.</summary>
    EachUpdate,

    /// <summary>It runs at the first update only.</summary>
    FirstUpdate,

    /// <summary>It runs at the multiples of an interval.</summary>
    Every,

    /// <summary>It runs at the multiples of an interval until growth ends.</summary>
    EveryUntilGrowthEnds,

    /// <summary>It runs at updates behind which the networks are diagnosed.</summary>
    Diagnosed,
}
