using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>y = f(W x + b); f is a merged activation whose derivative is a function of its output.</summary>
internal sealed record LinearForward(Parameter Layer, Value Input, Value Output, ActivationFunction Then) : Operation
{
    /// <summary>Largest number of outputs for which a layer has its own device kernels: a tile would be mostly empty.</summary>
    public const int Narrow = 8;

    public override IEnumerable<Place> Reads => [Input, Layer];

    public override IEnumerable<Place> Writes => [Output];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.PerSample;

    public override Operation Bind(Binding at) => this with { Layer = at[Layer], Input = at[Input], Output = at[Output] };

    // The activation is applied while the sum is in registers.
    public override Operation? Merge(Operation next, Backend backend) =>
        next is Activate a && a.Input == Output && a.Function.FromOutput && Then == ActivationFunction.Identity
            ? this with { Output = a.Output, Then = a.Function }
            : null;

    public override bool InPlace(Value read, Value written) => false;

    public override void Differentiate(Tape tape)
    {
        if (tape.Gradient(Output) is not { } gradient)
        {
            return;
        }

        if (tape.Wants(Layer))
        {
            tape.Emit(new WeightGradient(Layer.At(tape.Into), Input, gradient, Live: false), Layer.Slot);
        }

        if (tape.Wanted(Input) is { } input)
        {
            int first = input.First - Input.First;
            tape.Emit(new InputGradient(
                Layer.At(Part.Online), gradient, first, tape.Contribution(input), ActivationFunction.Identity, null));
        }
    }

    public override string Text(Notation n) =>
        $"{n[Output]} = {(Then == ActivationFunction.Identity ? "" : Then.Lower + " ")}linear {n[Layer]} {n[Input]}";

    public override string CSharp(Notation n) =>
        $"Kernels::Linear.Forward<{Layer.Slot.Name}Shape, {Then.Type}>({n[Layer]}, {n[Input]}, {n[Output]});";

    public override KernelForm Kernel(KernelNotation n) => new(n.Rows(
        Layer.Slot.Outputs <= Narrow ? "linear_forward_narrow" : "linear_forward", n[Input], n[Layer], n.Macro(Then.Name), n[Output]));

    public override void Evaluate(Machine machine)
    {
        double[] w = machine[Layer];
        int inputs = Layer.Slot.Inputs, outputs = Layer.Slot.Outputs;
        machine.Each(Output, (b, o) =>
        {
            double sum = w[(outputs * inputs) + o];
            for (int i = 0; i < inputs; i++)
            {
                sum += w[(o * inputs) + i] * machine[Input, b, i];
            }

            return Then.Of(sum);
        });
    }
}
