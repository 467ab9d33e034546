using System.Collections.Generic;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>An optimiser step on one slot.</summary>
internal interface IStep
{
    /// <summary>The slot, its online parameters.</summary>
    Parameter Layer { get; }

    /// <summary>The operation.</summary>
    Operation Operation { get; }

    /// <summary>The operations merged into its pass over the weights.</summary>
    IReadOnlyList<Operation> Joined { get; }

    /// <summary>The terms that it adds to the gradient in its own pass, or null.</summary>
    AddToGradient? Terms { get; }

    /// <summary>The step with gradient terms merged into its pass.</summary>
    Operation With(AddToGradient terms);

    /// <summary>The arguments of a device's step, or null if no device supports it.</summary>
    /// <param name="n">The notation of the kernel text.</param>
    /// <param name="ages">Whether the slot's parameters have ages on the device.</param>
    string? OnDevice(KernelNotation n, bool ages);
}
