using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Model;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>y = a + b + …: a residual sum in the forward pass, a sum of gradients in the backward pass.</summary>
internal sealed record Sum(EquatableArray<Value> Terms, Value Output) : Operation
{
    public override IEnumerable<Place> Reads => Terms.Select(static term => (Place)term);

    public override IEnumerable<Place> Writes => [Output];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.PerSample;

    public override Operation Bind(Binding at) => new Sum(at[Terms], at[Output]);

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => true;

    public override void Differentiate(Tape tape)
    {
        if (tape.Gradient(Output) is not { } gradient)
        {
            return;
        }

        foreach (Value term in Terms)
        {
            if (tape.Wanted(term) is { } wanted)
            {
                tape.Pass(wanted, gradient);
            }
        }
    }

    public override string Text(Notation n) => $"{n[Output]} = {string.Join(" + ", Terms.Select(term => n[term]))}";

    public override string CSharp(Notation n) => $"Kernels::Elementwise.{(Terms.Count == 1 ? "Copy" : "Sum")}({n.Join(Terms)}, {n[Output]});";

    public override KernelForm Kernel(KernelNotation n) => Terms.Count == 2
        ? new(n.Rows("add", n[Terms[0]], n[Terms[1]], $"{Output.Rows}", n[Output]))
        : KernelForm.Impossible;

    public override void Evaluate(Machine machine) => machine.Each(Output, (b, i) => Terms.Sum(term => machine[term, b, i]));
}
