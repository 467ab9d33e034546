namespace NE.Generators.Lowering;

/// <summary>What one element of an operation's result needs: what decides which operations may be merged into one pass.</summary>
internal enum Locality
{
    /// <summary>Each sample by itself.</summary>
    PerSample,

    /// <summary>A sum over the batch.</summary>
    OverBatch,

    /// <summary>Each weight by itself.</summary>
    PerWeight,

    /// <summary>A whole layer at once: choices among its connections.</summary>
    PerLayer,

    /// <summary>A routine of a network or of the agent.</summary>
    Call,
}
