using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>The gradient of a norm's input, per sample.</summary>
internal sealed record NormInputGradient(Parameter Norm, Value Input, Value Statistics, Value OutputGradient, Value Result, bool Centred) : Final
{
    public override IEnumerable<Place> Reads => [Norm, Input, Statistics, OutputGradient];

    public override IEnumerable<Place> Writes => [Result];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.PerSample;

    public override Operation Bind(Binding at) => this with
    {
        Norm = at[Norm],
        Input = at[Input],
        Statistics = at[Statistics],
        OutputGradient = at[OutputGradient],
        Result = at[Result],
    };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"{n[Result]} = {Normalise.Word(Centred)}' {n.Layer(Norm)} {n[Input]}, {n[Statistics]}, {n[OutputGradient]}";

    public override string CSharp(Notation n) =>
        $"Kernels::LayerNorm.Backward({n[Norm]}, {n[Input]}, {n[Statistics]}, {n[OutputGradient]}, {n[Result]});";

    public override KernelForm Kernel(KernelNotation n) =>
        Centred ? new(n.Rows("norm_input_gradient", n[Input], n[Norm], n[Statistics], n[OutputGradient], n[Result])) : KernelForm.Impossible;

    public override void Evaluate(Machine machine)
    {
        double[] p = machine[Norm];
        int rows = Input.Rows;
        for (int b = 0; b < machine.Samples(Result); b++)
        {
            double mean = machine[Statistics, b, 0], inverse = machine[Statistics, b, 1], sum = 0, along = 0;
            double Normal(int i) => (machine[Input, b, i] - mean) * inverse;
            for (int i = 0; i < rows; i++)
            {
                double gained = p[i] * machine[OutputGradient, b, i];
                sum += Centred ? gained / rows : 0;
                along += gained * Normal(i) / rows;
            }

            double[] result = [.. Enumerable.Range(0, rows).Select(i => inverse * ((p[i] * machine[OutputGradient, b, i]) - sum - (Normal(i) * along)))];
            for (int i = 0; i < rows; i++)
            {
                machine[Result, b, i] = result[i];
            }
        }
    }
}
