using System;
using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>dW = Σ over the batch of dy xᵀ, db = Σ dy; written to the gradient, only for live weights if the mask was merged, or to scores.</summary>
internal sealed record WeightGradient(Parameter Into, Value Input, Value OutputGradient, bool Live) : Final
{
    public override IEnumerable<Place> Reads => Live ? [Input, OutputGradient, Into.At(Part.Mask)] : [Input, OutputGradient];

    public override IEnumerable<Place> Writes => [Into];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.OverBatch;

    public override Operation Bind(Binding at) =>
        this with { Into = at[Into], Input = at[Input], OutputGradient = at[OutputGradient] };

    // The same pass skips dead positions or writes 0 to them. A device uses a gradient as soon as it is summed.
    public override Operation? Merge(Operation next, Backend backend) => next switch
    {
        MaskGradient mask when mask.Gradient == Into && !Live => this with { Live = true },
        IStep step when backend == Backend.Device && Into == step.Layer.At(Part.Gradient) => new LayerStep(this, step, null),
        _ => null,
    };

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) =>
        $"{n[Into]} = {(Live ? "mask * " : "")}weights' {n[Input]}, {n[OutputGradient]}";

    public override string CSharp(Notation n) =>
        $"Kernels::Linear.{(Into.Part == Part.Score ? "Score" : "Weight")}Gradient<{Into.Slot.Name}Shape>"
        + $"({n.Layer(Into)}, {n[Input]}, {n[OutputGradient]});";

    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    public override void Evaluate(Machine machine)
    {
        double[] g = machine[Into];
        double[]? mask = Live ? machine[Into.At(Part.Mask)] : null;
        Array.Clear(g, 0, g.Length);
        int inputs = Into.Slot.Inputs, outputs = Into.Slot.Outputs;
        for (int b = 0; b < machine.Samples(Input); b++)
        {
            for (int o = 0; o < outputs; o++)
            {
                double dy = machine[OutputGradient, b, o];
                for (int i = 0; i < inputs; i++)
                {
                    g[(o * inputs) + i] += dy * machine[Input, b, i] * (mask?[(o * inputs) + i] ?? 1);
                }

                g[(outputs * inputs) + o] += dy;
            }
        }
    }
}
