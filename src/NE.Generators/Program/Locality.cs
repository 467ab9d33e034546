namespace NE.Generators.Program;

/// <summary>What one element of an operation's result depends on. Determines what may be merged and in which half of a device phase it runs.</summary>
internal enum Locality
{
    /// <summary>Host state: decisions, counters, logs.</summary>
    Host,

    /// <summary>Only state of the agent: kernels compute the number where they use it.</summary>
    OfState,

    /// <summary>One sample.</summary>
    PerSample,

    /// <summary>A sum over the batch.</summary>
    OverBatch,

    /// <summary>One weight.</summary>
    PerWeight,

    /// <summary>A whole layer: selection among its connections. Runs on the host.</summary>
    PerLayer,
}
