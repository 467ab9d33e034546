using System.Collections.Generic;

namespace NE.Runtime.Gpu;

/// <summary>The update of an experiment as kernel text, and where everything stands in a learner's memory on the device. The generator prints it.</summary>
public sealed record KernelProgram
{
    /// <summary>The text in the kernel dialect, without prelude and library.</summary>
    public required string Body { get; init; }

    /// <summary>Floats of a learner's arena, a multiple of 32.</summary>
    public required int ArenaLength { get; init; }

    /// <summary>Floats from the start of the arena that hold run values and state: what is exchanged with the host. The rest is scratch.</summary>
    public required int StateLength { get; init; }

    /// <summary>Run values at the start of the arena, 32-bit words.</summary>
    public required int ValueLength { get; init; }

    /// <summary>32-bit words that the host writes for a learner at each update.</summary>
    public required int StepLength { get; init; }

    /// <summary>Floats that the device writes for a learner at each update.</summary>
    public required int ResultLength { get; init; }

    /// <summary>Length of an observation.</summary>
    public required int Observations { get; init; }

    /// <summary>Length of an action.</summary>
    public required int Actions { get; init; }

    /// <summary>Floats of a stored transition.</summary>
    public required int RowLength { get; init; }

    /// <summary>Whether the kernel <c>Explore</c> gives the actions of training; else the host makes them of those of <c>Act</c>.</summary>
    public bool Explores { get; init; }

    /// <summary>The sections that run on the device, in the order of an update.</summary>
    public required IReadOnlyList<KernelSection> Sections { get; init; }

    /// <summary>The state, by the names of a checkpoint.</summary>
    public required IReadOnlyList<KernelTensor> Tensors { get; init; }

    /// <summary>Counters of a checkpoint that follow from the number of updates.</summary>
    public required IReadOnlyList<KernelCounter> Counters { get; init; }
}
