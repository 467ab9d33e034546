using System;

namespace NE.Runtime.Gpu;

/// <summary>
/// What the host does at an update in addition to the device. For each, the host's copy of the learner is synchronised first and sent back
/// afterwards.
/// </summary>
[Flags]
public enum HostWork
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Sections before the update: the probe batch, outputs recorded for a diagnosis.</summary>
    Before = 1,

    /// <summary>Sections after the update: a diagnosis, a topology event.</summary>
    After = 2,
}
