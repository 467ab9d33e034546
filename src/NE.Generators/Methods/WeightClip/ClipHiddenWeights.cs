using System;
using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Methods.WeightClip;

/// <summary>W ← clip(W, ±κ/√inputs), without biases.</summary>
internal sealed record ClipHiddenWeights(Parameter Layer, Number Kappa) : Final
{
    public override IEnumerable<Place> Reads => [Layer];

    public override IEnumerable<Place> Writes => [Layer];

    public override IEnumerable<Number> Numbers => [Kappa];

    public override Locality Locality => Locality.PerWeight;

    public override Operation Bind(Binding at) => this with { Layer = at[Layer] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"clip weights of {n.Layer(Layer)} to {n[Kappa]}";

    public override string CSharp(Notation n) => $"Kernels::Clip.Weights({n.Layer(Layer)}, {n[Kappa]});";

    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    public override void Evaluate(Machine machine)
    {
        double[] w = machine[Layer];
        double bound = Kappa.Amount / Math.Sqrt(Layer.Slot.Inputs);
        for (int i = 0; i < Layer.Slot.Inputs * Layer.Slot.Outputs; i++)
        {
            w[i] = Math.Max(-bound, Math.Min(bound, w[i]));
        }
    }
}
