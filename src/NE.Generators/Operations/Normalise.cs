using System;
using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>
/// y = gain (x − mean) / √(variance + ε) + bias over the rows of a sample, or gain x / √(mean square + ε) if not centred; caches mean (0) and 1/√
/// for the backward pass.
/// </summary>
internal sealed record Normalise(Parameter Norm, Value Input, Value Output, Value Statistics, Number Epsilon, bool Centred) : Operation
{
    public override IEnumerable<Place> Reads => [Input, Norm];

    public override IEnumerable<Place> Writes => [Output, Statistics];

    public override IEnumerable<Number> Numbers => [Epsilon];

    public override Locality Locality => Locality.PerSample;

    public override Operation Bind(Binding at) =>
        this with { Norm = at[Norm], Input = at[Input], Output = at[Output], Statistics = at[Statistics] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override void Differentiate(Tape tape)
    {
        if (tape.Gradient(Output) is not { } gradient)
        {
            return;
        }

        if (tape.Wants(Norm) && tape.Into == Part.Gradient)
        {
            tape.Emit(new NormParameterGradient(Norm.At(Part.Gradient), Input, Statistics, gradient, Centred), Norm.Slot);
        }

        if (tape.Wanted(Input) is { } input)
        {
            tape.Emit(new NormInputGradient(Norm.At(Part.Online), Input, Statistics, gradient, tape.Contribution(input), Centred));
        }
    }

    public override string Text(Notation n) => $"{n[Output]} = {Word(Centred)} {n[Norm]} {n[Input]}, keeping {n[Statistics]}";

    public override string CSharp(Notation n) =>
        $"Kernels::LayerNorm.Forward({n[Norm]}, {n[Input]}, {n[Output]}, {n[Statistics]}, {n[Epsilon]});";

    public override KernelForm Kernel(KernelNotation n) => Centred
        ? new(n.Rows("norm_forward", n[Input], n[Norm], n.Literal((float)Epsilon.Amount), n[Output], n[Statistics]))
        : KernelForm.Impossible;

    /// <summary>How the program's text names the operation.</summary>
    internal static string Word(bool centred) => centred ? "norm" : "rms norm";

    public override void Evaluate(Machine machine)
    {
        double[] p = machine[Norm];
        int rows = Input.Rows;
        for (int b = 0; b < machine.Samples(Output); b++)
        {
            double mean = 0, variance = 0;
            for (int i = 0; Centred && i < rows; i++)
            {
                mean += machine[Input, b, i] / rows;
            }

            for (int i = 0; i < rows; i++)
            {
                variance += Math.Pow(machine[Input, b, i] - mean, 2) / rows;
            }

            double inverse = 1 / Math.Sqrt(variance + Epsilon.Amount);
            machine[Statistics, b, 0] = mean;
            machine[Statistics, b, 1] = inverse;
            for (int i = 0; i < rows; i++)
            {
                machine[Output, b, i] = (p[i] * (machine[Input, b, i] - mean) * inverse) + (Centred ? p[rows + i] : 0);
            }
        }
    }
}
