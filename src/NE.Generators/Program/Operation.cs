using System;
using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Networks;

namespace NE.Generators.Program;

/// <summary>
/// One step of the program. All properties that the machinery needs are abstract here: an operation that omits one does not
/// compile, and no pass or printer depends on the type of an operation.
/// </summary>
internal abstract record Operation
{
    /// <summary>The places it reads.</summary>
    public abstract IEnumerable<Place> Reads { get; }

    /// <summary>The places it writes.</summary>
    public abstract IEnumerable<Place> Writes { get; }

    /// <summary>The numbers it uses, from which parameters of routines, fields and macros are derived.</summary>
    public abstract IEnumerable<Number> Numbers { get; }

    /// <summary>What an element of its result depends on.</summary>
    public abstract Locality Locality { get; }

    /// <summary>The same operation with formal places replaced by a caller's arguments.</summary>
    public abstract Operation Bind(Binding at);

    /// <summary>One operation that replaces this and the next, or null. The pass decides whether the value between them may be dropped.</summary>
    public abstract Operation? Merge(Operation next, Backend backend);

    /// <summary>Whether the result may overwrite the input.</summary>
    public abstract bool InPlace(Value read, Value written);

    /// <summary>Emits the operations of the backward pass.</summary>
    public abstract void Differentiate(Tape tape);

    /// <summary>Its line in the program's text.</summary>
    public abstract string Text(Notation n);

    /// <summary>The C# statement.</summary>
    /// <exception cref="InvalidOperationException">The operation has no kernel and should have been merged with a neighbour.</exception>
    public abstract string CSharp(Notation n);

    /// <summary>The call of the kernel library, with the host's work for it.</summary>
    public abstract KernelForm Kernel(KernelNotation n);

    /// <summary>Its computation in float64, for tests.</summary>
    public abstract void Evaluate(Machine machine);

    /// <summary>The operations it expands to: itself, except for calls.</summary>
    public virtual IEnumerable<Operation> Flat() => [this];

    /// <summary>Whether the order of the two matters.</summary>
    public bool Conflicts(Operation other) => Effects.Of(this).Conflict(Effects.Of(other));

    /// <summary>The exception of an operation that exists only to be merged.</summary>
    protected InvalidOperationException Unmerged(Notation n) =>
        new($"the operation '{Text(n)}' has no kernel and was not merged with its neighbour.");
}
