using System.Collections.Generic;

namespace NE.Runtime.Gpu;

/// <summary>The update of an experiment as kernel source, and the layout of a learner's memory on the device. Generated.</summary>
public sealed record KernelProgram
{
    /// <summary>The source in the kernel dialect, without prelude and library.</summary>
    public required string Body { get; init; }

    /// <summary>Length of a learner's arena in floats, a multiple of 32.</summary>
    public required int ArenaLength { get; init; }

    /// <summary>
    /// Length in floats of the arena's start, which holds run values and state and is exchanged with the host. The rest is scratch.
    /// </summary>
    public required int StateLength { get; init; }

    /// <summary>Length of the run values at the start of the arena, in 32-bit words.</summary>
    public required int ValueLength { get; init; }

    /// <summary>32-bit words that the host writes per learner and update.</summary>
    public required int StepLength { get; init; }

    /// <summary>Floats that the device writes per learner and update.</summary>
    public required int ResultLength { get; init; }

    /// <summary>Length of an observation.</summary>
    public required int Observations { get; init; }

    /// <summary>Length of an action.</summary>
    public required int Actions { get; init; }

    /// <summary>Length of a stored transition in floats.</summary>
    public required int RowLength { get; init; }

    /// <summary>
    /// Whether the kernel <c>Explore</c> selects the actions in training; else the host derives them from those of <c>Act</c>.
    /// </summary>
    public bool Explores { get; init; }

    /// <summary>The sections that run on the device, in the order of an update.</summary>
    public required IReadOnlyList<KernelSection> Sections { get; init; }

    /// <summary>The state, by the names of a checkpoint.</summary>
    public required IReadOnlyList<KernelTensor> Tensors { get; init; }

    /// <summary>Counters of a checkpoint that are derived from the number of updates.</summary>
    public required IReadOnlyList<KernelCounter> Counters { get; init; }
}
