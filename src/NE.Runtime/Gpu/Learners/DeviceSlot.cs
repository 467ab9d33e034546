using System;

namespace NE.Runtime.Gpu.Learners;

/// <summary>One learner of a group on a device: its host copy, its replay ring, and how far the copy is behind.</summary>
internal sealed class DeviceSlot(IDeviceLearner host, ReplayRing ring, int[] tables) : IDisposable
{
    /// <summary>Decides, counts, measures and changes the topology.</summary>
    internal IDeviceLearner Host { get; } = host;

    /// <summary>Its transitions on the device.</summary>
    internal ReplayRing Ring { get; } = ring;

    /// <summary>Where its bias corrections begin, in floats from the start of all tables.</summary>
    internal int[] Tables { get; } = tables;

    /// <summary>Whether the device has gone past the host copy.</summary>
    internal bool Stale { get; set; }

    /// <summary>Whether it is out of the group.</summary>
    internal bool Retired { get; set; }

    /// <summary>What the host does at the update at hand.</summary>
    internal HostWork Work { get; set; }

    /// <summary>What ended it, until somebody was told.</summary>
    internal Exception? Fault { get; set; }

    /// <inheritdoc/>
    public void Dispose() => Host.Dispose();
}
