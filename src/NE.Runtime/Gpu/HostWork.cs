using System;

namespace NE.Runtime.Gpu;

/// <summary>What the host does at an update beside the device. For each the host's copy of the learner is brought up to date first and sent back after.</summary>
[Flags]
public enum HostWork
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Sections before the update: the probe batch, outputs kept for a diagnosis.</summary>
    Before = 1,

    /// <summary>Sections behind the update: a diagnosis, a topology event.</summary>
    After = 2,
}
