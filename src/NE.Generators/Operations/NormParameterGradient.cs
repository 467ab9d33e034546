using System;
using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>The gradients of a norm's gain and, if it is centred, bias, summed over the batch.</summary>
internal sealed record NormParameterGradient(Parameter Into, Value Input, Value Statistics, Value OutputGradient, bool Centred) : Final
{
    public override IEnumerable<Place> Reads => [Input, Statistics, OutputGradient];

    public override IEnumerable<Place> Writes => [Into];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.OverBatch;

    public override Operation Bind(Binding at) => this with
    {
        Into = at[Into],
        Input = at[Input],
        Statistics = at[Statistics],
        OutputGradient = at[OutputGradient],
    };

    public override Operation? Merge(Operation next, Backend backend) => next switch
    {
        NormInputGradient input when backend == Backend.Processor && input.Norm.At(Part.Gradient) == Into && input.Input == Input
            && input.OutputGradient == OutputGradient => new NormBackward(this, input),
        IStep step when backend == Backend.Device && Into == step.Layer.At(Part.Gradient) => new NormStep(this, step, null),
        _ => null,
    };

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"{n[Into]} = gain'{(Centred ? ", bias'" : "")} of {Normalise.Word(Centred)} {n[Input]}, {n[Statistics]}, {n[OutputGradient]}";

    public override string CSharp(Notation n) => throw Unmerged(n);

    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    public override void Evaluate(Machine machine)
    {
        double[] g = machine[Into];
        Array.Clear(g, 0, g.Length);
        for (int b = 0; b < machine.Samples(Input); b++)
        {
            for (int i = 0; i < Input.Rows; i++)
            {
                double normal = (machine[Input, b, i] - machine[Statistics, b, 0]) * machine[Statistics, b, 1];
                g[i] += machine[OutputGradient, b, i] * normal;
                g[Input.Rows + i] += !Centred ? 0 : machine[OutputGradient, b, i];
            }
        }
    }
}
