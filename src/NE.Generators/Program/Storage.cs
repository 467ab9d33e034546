using System.Collections.Generic;

namespace NE.Generators.Program;

/// <summary>How the runtime stores the parameters of a slot: defined by a feature's module, used by printers.</summary>
internal abstract record Storage
{
    /// <summary>The runtime's type.</summary>
    public abstract string Type { get; }

    /// <summary>Whether weights may be dead.</summary>
    public abstract bool Masked { get; }

    /// <summary>Whether its dense gradient is needed: true for layers that may grow.</summary>
    public abstract bool Scored { get; }

    /// <summary>Whether each parameter counts its own optimiser steps.</summary>
    public abstract bool Aged { get; }

    /// <summary>Whether its initial values are stored as well.</summary>
    public abstract bool KeepsInitial { get; }

    /// <summary>Moments of each parameter that the optimiser has, 1 or 2; a checkpoint holds no others.</summary>
    public int Moments { get; init; } = 2;

    /// <summary>Whether it is a matrix, whose columns are inputs.</summary>
    public abstract bool Matrix { get; }

    /// <summary>Whether the runtime counts the steps of all its parameters together.</summary>
    public abstract bool Counted { get; }

    /// <summary>The suffix of the layer's name in checkpoints: <c>.Norm</c>.</summary>
    public abstract string Suffix { get; }

    /// <summary>The call on the field that sets the initial values; <c>seed</c> is in scope.</summary>
    public abstract string Initialise { get; }

    /// <summary>The slot in the program's text.</summary>
    public abstract string Describe(Slot slot);

    /// <summary>Constructor arguments after the arena and the name.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="number">Expression of the layer's number within the agent.</param>
    public abstract IEnumerable<string> Construct(Slot slot, string number);
}
