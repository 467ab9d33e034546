using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Methods.PlasticityInjection;

/// <summary>y = h_kept(x) + (h - h_start(x)) once parameters were injected, else y = h. Gradients reach h and x, never the frozen copies.</summary>
/// <param name="Copies">The frozen copies.</param>
/// <param name="Input">x.</param>
/// <param name="Own">h, the network's own output.</param>
/// <param name="Output">y.</param>
internal sealed record AddFrozen(Parameter Copies, Value Input, Value Own, Value Output) : Operation
{
    public override IEnumerable<Place> Reads => [Input, Own, Copies];

    public override IEnumerable<Place> Writes => [Output, Copies];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.OverBatch;

    public override Operation Bind(Binding at) => this with { Copies = at[Copies], Input = at[Input], Own = at[Own], Output = at[Output] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => read == Own;

    public override void Differentiate(Tape tape)
    {
        if (tape.Gradient(Output) is not { } gradient)
        {
            return;
        }

        if (tape.Wanted(Input) is { } input)
        {
            tape.Emit(new FrozenInputGradient(Copies, gradient, tape.Contribution(input)));
        }

        if (tape.Wanted(Own) is { } own)
        {
            tape.Pass(own, gradient);
        }
    }

    public override string Text(Notation n) => $"{n[Output]} = kept {n[Input]} + ({n[Own]} - start {n[Input]}) once injected, else {n[Own]}";

    public override string CSharp(Notation n) =>
        $"Methods::PlasticityInjection.Forward({PlasticityInjectionMethod.Field}, side, {n[Input]}, {n[Own]}, {n[Output]});";

    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    // As before the injection; what follows it is tested in the runtime and on generated agents.
    public override void Evaluate(Machine machine) => machine.Each(Output, (b, i) => machine[Own, b, i]);
}
