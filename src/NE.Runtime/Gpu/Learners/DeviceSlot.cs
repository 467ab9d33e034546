using System;

namespace NE.Runtime.Gpu.Learners;

/// <summary>One learner of a group on a device: its host copy, its replay ring, and whether the copy is out of date.</summary>
internal sealed class DeviceSlot(IDeviceLearner host, ReplayRing ring, int[] tables) : IDisposable
{
    /// <summary>The host copy, which decides, counts, measures and changes the topology.</summary>
    internal IDeviceLearner Host { get; } = host;

    /// <summary>Its transitions on the device.</summary>
    internal ReplayRing Ring { get; } = ring;

    /// <summary>Start of each of its tables of bias corrections, in floats from the start of all tables.</summary>
    internal int[] Tables { get; } = tables;

    /// <summary>Whether the device is ahead of the host copy.</summary>
    internal bool Stale { get; set; }

    /// <summary>Whether it has left the group.</summary>
    internal bool Retired { get; set; }

    /// <summary>The host's work at the current update.</summary>
    internal HostWork Work { get; set; }

    /// <summary>The exception that stopped it, until it is reported.</summary>
    internal Exception? Fault { get; set; }

    /// <inheritdoc/>
    public void Dispose() => Host.Dispose();
}
