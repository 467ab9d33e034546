using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>dx = f'(y) df + g'(y) dg of an activation with two features per unit, from its output y.</summary>
internal sealed record ActivatePairBackward(PairFunction Function, Value Of, Value OutputGradient, Value Result) : Final
{
    public override IEnumerable<Place> Reads => [Of, OutputGradient];

    public override IEnumerable<Place> Writes => [Result];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.PerSample;

    public override Operation Bind(Binding at) =>
        this with { Of = at[Of], OutputGradient = at[OutputGradient], Result = at[Result] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    // The result has half the rows.
    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"{n[Result]} = {Function.Lower}' {n[Of]} * {n[OutputGradient]}";

    public override string CSharp(Notation n) =>
        $"Kernels::PairActivation.Backward<{Function.Type}>({n[Of]}, {n[OutputGradient]}, {n[Result]});";

    public override KernelForm Kernel(KernelNotation n) =>
        new(n.Rows("activate_pair_backward", n[Of], n[OutputGradient], $"{Result.Rows}", n.Macro(Function.Name), n[Result]));

    public override void Evaluate(Machine machine)
    {
        int units = Result.Rows;
        machine.Each(Result, (b, i) =>
        {
            (double first, double second) = Function.Slope(machine[Of, b, i], machine[Of, b, units + i]);
            return (first * machine[OutputGradient, b, i]) + (second * machine[OutputGradient, b, units + i]);
        });
    }
}
