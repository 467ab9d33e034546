namespace NE.Generators.Program;

/// <summary>What one element of an operation's result needs: what may be merged, and in which half of a device's phase it runs.</summary>
internal enum Locality
{
    /// <summary>Nothing that a device has: decisions, counters, logs.</summary>
    Host,

    /// <summary>Nothing but state of the agent: kernels compute the number where they read it.</summary>
    OfState,

    /// <summary>Each sample by itself.</summary>
    PerSample,

    /// <summary>A sum over the batch.</summary>
    OverBatch,

    /// <summary>Each weight by itself.</summary>
    PerWeight,

    /// <summary>A whole layer at once: choices among its connections. The host does it.</summary>
    PerLayer,
}
