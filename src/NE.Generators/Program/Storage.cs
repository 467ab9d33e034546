using System.Collections.Generic;

namespace NE.Generators.Program;

/// <summary>How the runtime keeps the parameters of a slot: a feature's module states it, printers ask it.</summary>
internal abstract record Storage
{
    /// <summary>The runtime's type.</summary>
    public abstract string Type { get; }

    /// <summary>Whether weights may be dead.</summary>
    public abstract bool Masked { get; }

    /// <summary>Whether its dense gradient is asked for: layers that may grow.</summary>
    public abstract bool Scored { get; }

    /// <summary>Whether each parameter counts its own steps of the optimiser.</summary>
    public abstract bool Aged { get; }

    /// <summary>Whether the values that it had at the start are kept beside it.</summary>
    public abstract bool KeepsInitial { get; }

    /// <summary>Whether it is a matrix, whose columns are inputs.</summary>
    public abstract bool Matrix { get; }

    /// <summary>Whether the runtime counts the steps of all its parameters together.</summary>
    public abstract bool Counted { get; }

    /// <summary>What stands behind the layer's name in checkpoints: <c>.Norm</c>.</summary>
    public abstract string Suffix { get; }

    /// <summary>Call that gives the first values, on the field; <c>seed</c> is known.</summary>
    public abstract string Initialise { get; }

    /// <summary>The slot in the program's text.</summary>
    public abstract string Describe(Slot slot);

    /// <summary>Arguments of the constructor behind the arena and the name.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="number">Expression of the layer's number within the agent.</param>
    public abstract IEnumerable<string> Construct(Slot slot, string number);
}
