using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>
/// The same operation on every copy of a network, whose parameters and passes are one stride apart on a device: created by the phases
/// pass, printed as a loop.
/// </summary>
/// <param name="Copies">The operation on each copy, the first copy first.</param>
internal sealed record OnCopies(EquatableArray<Operation> Copies) : Operation
{
    public override IEnumerable<Place> Reads => Copies.SelectMany(static copy => Effects.Of(copy).Reads);

    public override IEnumerable<Place> Writes => Copies.SelectMany(static copy => Effects.Of(copy).Writes);

    public override IEnumerable<Number> Numbers => Copies[0].Numbers;

    public override Locality Locality => Copies[0].Locality;

    public override Operation Bind(Binding at) => throw new NotSupportedException("Phases loop over what is bound.");

    public override Operation? Merge(Operation next, Backend backend)
    {
        if (next is not OnCopies other || other.Copies.Count != Copies.Count)
        {
            return null;
        }

        List<Operation> merged = [];
        for (int i = 0; i < Copies.Count; i++)
        {
            if (Copies[i].Merge(other.Copies[i], backend) is not { } both)
            {
                return null;
            }

            merged.Add(both);
        }

        return new OnCopies([.. merged]);
    }

    public override bool InPlace(Value read, Value written) => false;

    public override void Differentiate(Tape tape) => throw new NotSupportedException("Phases loop over what is differentiated.");

    public override string Text(Notation n) => $"on {Copies.Count} copies: {Copies[0].Text(n)}";

    public override string CSharp(Notation n) => throw new NotSupportedException("A device alone has this operation.");

    public override KernelForm Kernel(KernelNotation n) => Copies[0].Kernel(n);

    public override IEnumerable<Operation> Flat() => Copies.SelectMany(static copy => copy.Flat());

    public override void Evaluate(Machine machine)
    {
        foreach (Operation copy in Copies)
        {
            copy.Evaluate(machine);
        }
    }
}
