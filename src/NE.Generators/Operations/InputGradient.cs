using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>dx = Wᵀ dy from a given input on, times the derivative of the preceding activation if that was merged.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="OutputGradient">dy.</param>
/// <param name="First">The first input whose gradient is wanted.</param>
/// <param name="Result">dx.</param>
/// <param name="Before">The preceding activation.</param>
/// <param name="Of">Its output, or null if none was merged.</param>
internal sealed record InputGradient(
    Parameter Layer, Value OutputGradient, int First, Value Result, ActivationFunction Before, Value? Of) : Final
{
    // Number of terms that the CPU adds in one pass; longer sums are stored temporarily in the result. Number of rows computed together.
    private const int TermsAtOnce = 256;
    private const int RowsAtOnce = 4;

    public override IEnumerable<Place> Reads => Of is { } of ? [OutputGradient, Layer, of] : [OutputGradient, Layer];

    public override IEnumerable<Place> Writes => [Result];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.PerSample;

    public override Operation Bind(Binding at) => this with
    {
        Layer = at[Layer],
        OutputGradient = at[OutputGradient],
        Result = at[Result],
        Of = Of is { } of ? at[of] : null,
    };

    // The derivative is a function of the activation's output, which is this layer's input.
    public override Operation? Merge(Operation next, Backend backend) =>
        next is ActivateBackward a && a.OutputGradient == Result && a.Function.FromOutput && Of is null && Whole
            ? this with { Result = a.Result, Before = a.Function, Of = a.Of }
            : null;

    // The value is read once, directly before the gradient overwrites it, unless sums are stored temporarily or padding rows are computed.
    public override bool InPlace(Value read, Value written) =>
        read == Of && Layer.Slot.Inputs % RowsAtOnce == 0 && Layer.Slot.Outputs <= TermsAtOnce;

    public override string Text(Notation n) =>
        $"{n[Result]} = {(Of is { } of ? $"{Before.Lower}' {n[of]} * " : "")}input' {n.Layer(Layer)} {n[OutputGradient]}"
        + (Whole ? "" : $", from row {First}");

    public override string CSharp(Notation n) => Whole
        ? $"Kernels::Linear.InputGradient<{Layer.Slot.Name}Shape, {Before.Type}>"
            + $"({n[Layer]}, {n[OutputGradient]}, {n[Of ?? Result]}, {n[Result]});"
        : $"Kernels::Linear.InputGradient<{Layer.Slot.Name}Shape>({n[Layer]}, {n[OutputGradient]}, firstInput: {First}, {n[Result]});";

    public override KernelForm Kernel(KernelNotation n)
    {
        string form = Result.Rows <= LinearForward.Narrow ? "_narrow" : Layer.Slot.Outputs <= LinearForward.Narrow ? "_shallow" : "";
        return new(n.Rows(
            "linear_input_gradient" + form, n[OutputGradient], n[Layer], $"{First}", $"{Result.Rows}", n.Macro(Before.Name), n[Of ?? Result],
            n[Result]));
    }

    public override void Evaluate(Machine machine)
    {
        double[] w = machine[Layer];
        int inputs = Layer.Slot.Inputs, outputs = Layer.Slot.Outputs;
        machine.Each(Result, (b, i) =>
        {
            double sum = 0;
            for (int o = 0; o < outputs; o++)
            {
                sum += w[(o * inputs) + First + i] * machine[OutputGradient, b, o];
            }

            return Of is { } of ? Before.Slope(machine[of, b, i]) * sum : sum;
        });
    }

    private bool Whole => First == 0 && Result.Rows == Layer.Slot.Inputs;
}
