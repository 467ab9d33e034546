using System;

namespace NE.Runtime.Replay;

/// <summary>Placeholder of the seam: the ring of stored transitions.</summary>
public sealed class ReplayBuffer : IDisposable
{
    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
