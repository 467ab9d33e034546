namespace NE.Generators.Lowering;

/// <summary>What a buffer holds.</summary>
internal enum BufferKind
{
    /// <summary>Transitions.</summary>
    Batch,

    /// <summary>All values of one pass through a network.</summary>
    Cache,

    /// <summary>Some rows for a batch.</summary>
    Vector,
}
