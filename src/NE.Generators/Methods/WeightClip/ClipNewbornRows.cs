using System;
using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Methods.WeightClip;

/// <summary>Clips the inputs and biases of flagged units.</summary>
internal sealed record ClipNewbornRows(Parameter Layer, Number Kappa) : Final, IClipsNewborn
{
    public override IEnumerable<Place> Reads => [Layer, Layer.At(ClipNewbornNeurons.Newborn)];

    public override IEnumerable<Place> Writes => [Layer];

    public override IEnumerable<Number> Numbers => [Kappa];

    public override Locality Locality => Locality.PerWeight;

    /// <inheritdoc/>
    public LayerStep? Join(LayerStep step) => step.Step.Layer == Layer ? step with { Clips = [.. step.Clips, this], Kappa = Kappa } : null;

    public override Operation Bind(Binding at) => this with { Layer = at[Layer] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"clip rows of newborn neurons of {n.Layer(Layer)} to {n[Kappa]}";

    public override string CSharp(Notation n) => throw new NotSupportedException("A device alone has this operation.");

    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    public override void Evaluate(Machine machine)
    {
        double[] w = machine[Layer], flags = machine[Layer.At(ClipNewbornNeurons.Newborn)];
        int inputs = Layer.Slot.Inputs, outputs = Layer.Slot.Outputs;
        double bound = Kappa.Amount / Math.Sqrt(inputs);
        for (int i = 0; i < w.Length; i++)
        {
            int unit = i < inputs * outputs ? i / inputs : i - (inputs * outputs);
            w[i] = flags[unit] > 0 ? Math.Max(-bound, Math.Min(bound, w[i])) : w[i];
        }
    }
}
