using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>y = [f(x), g(x)]: two features per unit.</summary>
internal sealed record ActivatePair(PairFunction Function, Value Input, Value Output) : Operation
{
    public override IEnumerable<Place> Reads => [Input];

    public override IEnumerable<Place> Writes => [Output];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.PerSample;

    public override Operation Bind(Binding at) => this with { Input = at[Input], Output = at[Output] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    // The output has twice the rows.
    public override bool InPlace(Value read, Value written) => false;

    public override void Differentiate(Tape tape)
    {
        if (tape.Gradient(Output) is { } gradient && tape.Wanted(Input) is { } input)
        {
            tape.Emit(new ActivatePairBackward(Function, Output, gradient, tape.Contribution(input)));
        }
    }

    public override string Text(Notation n) => $"{n[Output]} = {Function.Lower} {n[Input]}";

    public override string CSharp(Notation n) => $"Kernels::PairActivation.Forward<{Function.Type}>({n[Input]}, {n[Output]});";

    public override KernelForm Kernel(KernelNotation n) =>
        new(n.Rows("activate_pair", n[Input], $"{Input.Rows}", n.Macro(Function.Name), n[Output]));

    public override void Evaluate(Machine machine)
    {
        int units = Input.Rows;
        machine.Each(Output, (b, i) => i < units ? Function.Of(machine[Input, b, i]).First : Function.Of(machine[Input, b, i - units]).Second);
    }
}
