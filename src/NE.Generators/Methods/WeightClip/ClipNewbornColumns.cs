using System;
using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Methods.WeightClip;

/// <summary>Clips the weights with which a layer reads flagged units.</summary>
internal sealed record ClipNewbornColumns(Parameter Layer, Parameter Next, Number Kappa) : Final, IClipsNewborn
{
    public override IEnumerable<Place> Reads => [Next, Layer.At(ClipNewbornNeurons.Newborn)];

    public override IEnumerable<Place> Writes => [Next];

    public override IEnumerable<Number> Numbers => [Kappa];

    public override Locality Locality => Locality.PerWeight;

    /// <inheritdoc/>
    public LayerStep? Join(LayerStep step) => step.Step.Layer == Next ? step with { Clips = [.. step.Clips, this], NewbornColumns = Layer, Kappa = Kappa } : null;

    public override Operation Bind(Binding at) => this with { Layer = at[Layer], Next = at[Next] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"clip columns of newborn neurons of {n.Layer(Layer)} in {n.Layer(Next)} to {n[Kappa]}";

    public override string CSharp(Notation n) => throw new NotSupportedException("A device alone has this operation.");

    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    public override void Evaluate(Machine machine)
    {
        double[] w = machine[Next], flags = machine[Layer.At(ClipNewbornNeurons.Newborn)];
        int inputs = Next.Slot.Inputs;
        double bound = Kappa.Amount / Math.Sqrt(inputs);
        for (int i = 0; i < inputs * Next.Slot.Outputs; i++)
        {
            w[i] = flags[i % inputs % Layer.Slot.Outputs] > 0 ? Math.Max(-bound, Math.Min(bound, w[i])) : w[i];
        }
    }
}
