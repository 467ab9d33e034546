using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>y = c x, with a constant of the program.</summary>
internal sealed record Scale(Value From, Number Factor, Value To) : Operation
{
    public override IEnumerable<Place> Reads => [From];

    public override IEnumerable<Place> Writes => [To];

    public override IEnumerable<Number> Numbers => [Factor];

    public override Locality Locality => Locality.PerSample;

    public override Operation Bind(Binding at) => this with { From = at[From], To = at[To] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => true;

    public override void Differentiate(Tape tape)
    {
        if (tape.Gradient(To) is { } gradient && tape.Wanted(From) is { } from)
        {
            tape.Emit(new Scale(gradient, Factor, tape.Contribution(from)));
        }
    }

    public override string Text(Notation n) => $"{n[To]} = {n[Factor]} * {n[From]}";

    public override string CSharp(Notation n) => $"Kernels::Elementwise.Scale({n[From]}, {n[Factor]}, {n[To]});";

    public override KernelForm Kernel(KernelNotation n) => new(n.Rows("scale", n[From], $"{From.Rows}", n[Factor], n[To]));

    public override void Evaluate(Machine machine) => machine.Each(To, (b, i) => Factor.Amount * machine[From, b, i]);
}
