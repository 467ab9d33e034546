using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>dx = f'(of) dy; of is the function's output, or its input if the output does not determine the derivative.</summary>
internal sealed record ActivateBackward(ActivationFunction Function, Value Of, Value OutputGradient, Value Result) : Final
{
    public override IEnumerable<Place> Reads => [Of, OutputGradient];

    public override IEnumerable<Place> Writes => [Result];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.PerSample;

    public override Operation Bind(Binding at) =>
        this with { Of = at[Of], OutputGradient = at[OutputGradient], Result = at[Result] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => true;

    public override string Text(Notation n) => $"{n[Result]} = {Function.Lower}' {n[Of]} * {n[OutputGradient]}";

    public override string CSharp(Notation n) =>
        $"Kernels::Activation.Backward<{Function.Type}>({n[Of]}, {n[OutputGradient]}, {n[Result]});";

    public override KernelForm Kernel(KernelNotation n) =>
        new(n.Rows("activate_backward", n[Of], n[OutputGradient], $"{Result.Rows}", n.Macro(Function.Name), n[Result]));

    public override void Evaluate(Machine machine) =>
        machine.Each(Result, (b, i) => Function.Slope(machine[Of, b, i]) * machine[OutputGradient, b, i]);
}
