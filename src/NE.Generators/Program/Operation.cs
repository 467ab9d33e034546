using System;
using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Networks;

namespace NE.Generators.Program;

/// <summary>
/// One step of the program. Everything that machinery must know of it is abstract here: a new operation that leaves a member out does not
/// compile, and no pass or printer asks which operation it has.
/// </summary>
internal abstract record Operation
{
    /// <summary>What it reads.</summary>
    public abstract IEnumerable<Place> Reads { get; }

    /// <summary>What it writes.</summary>
    public abstract IEnumerable<Place> Writes { get; }

    /// <summary>The numbers that it names: parameters of routines, fields and macros follow from them.</summary>
    public abstract IEnumerable<Number> Numbers { get; }

    /// <summary>What an element of its result needs.</summary>
    public abstract Locality Locality { get; }

    /// <summary>The same operation on the places that a caller gives for formal ones.</summary>
    public abstract Operation Bind(Binding at);

    /// <summary>One operation for this and the next, or null. Whether a value between them may vanish is the pass's business.</summary>
    public abstract Operation? Merge(Operation next, Backend backend);

    /// <summary>Whether the written value may stand where the read one stood.</summary>
    public abstract bool InPlace(Value read, Value written);

    /// <summary>Emits the operations of the way back.</summary>
    public abstract void Differentiate(Tape tape);

    /// <summary>The line of the program's text.</summary>
    public abstract string Text(Notation n);

    /// <summary>The C# statement.</summary>
    /// <exception cref="InvalidOperationException">The operation has no kernel and should have been merged with its neighbour.</exception>
    public abstract string CSharp(Notation n);

    /// <summary>The call of the kernel library, with what the host does for it.</summary>
    public abstract KernelForm Kernel(KernelNotation n);

    /// <summary>What it computes, in float64, for tests.</summary>
    public abstract void Evaluate(Machine machine);

    /// <summary>Operations that it stands for: itself for all but calls.</summary>
    public virtual IEnumerable<Operation> Flat() => [this];

    /// <summary>Whether the order of the two matters.</summary>
    public bool Conflicts(Operation other) => Effects.Of(this).Conflict(Effects.Of(other));

    /// <summary>What an operation says that only exists to be merged.</summary>
    protected InvalidOperationException Unmerged(Notation n) =>
        new($"the operation '{Text(n)}' has no kernel and was not merged with its neighbour.");
}
