using System.Collections.Generic;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>A step of an optimiser on one slot.</summary>
internal interface IStep
{
    /// <summary>The slot, its online parameters.</summary>
    Parameter Layer { get; }

    /// <summary>The operation.</summary>
    Operation Operation { get; }

    /// <summary>What joined its pass over the weights.</summary>
    IReadOnlyList<Operation> Joined { get; }

    /// <summary>What it adds to the gradient in its own pass, or null.</summary>
    AddToGradient? Terms { get; }

    /// <summary>The step that adds terms to the gradient in its own pass.</summary>
    Operation With(AddToGradient terms);

    /// <summary>What a device's step is given, or null where no device can make it.</summary>
    /// <param name="n">How the kernel text writes things.</param>
    /// <param name="ages">Whether the slot's parameters count their own steps on the device.</param>
    string? OnDevice(KernelNotation n, bool ages);
}
