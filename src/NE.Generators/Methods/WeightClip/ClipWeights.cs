using System;
using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Operations;
using NE.Generators.Program;

namespace NE.Generators.Methods.WeightClip;

/// <summary>W, b ← clip(W, b, ±κ/√inputs).</summary>
internal sealed record ClipWeights(Parameter Layer, Number Kappa) : Final, IJoinsStep
{
    public override IEnumerable<Place> Reads => [Layer];

    public override IEnumerable<Place> Writes => [Layer];

    public override IEnumerable<Number> Numbers => [Kappa];

    public override Locality Locality => Locality.PerWeight;

    /// <inheritdoc/>
    public string StepName => "Clipped";

    /// <inheritdoc/>
    public string StepText => $"clip to {Kappa.Name}";

    /// <inheritdoc/>
    public string StepArguments(Notation n) => n[Kappa];

    /// <inheritdoc/>
    public string StepTerm(Notation n) => $"Kappa = {n[Kappa]}";

    /// <inheritdoc/>
    public (string Kind, string Limit)? StepClip(KernelNotation n) =>
        ("CLIP_ALL", $"{n[Kappa]} * {n.Literal((float)(1 / Math.Sqrt(Layer.Slot.Inputs)))}");

    public override Operation Bind(Binding at) => this with { Layer = at[Layer] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"clip {n.Layer(Layer)} to {n[Kappa]}";

    public override string CSharp(Notation n) => throw Unmerged(n);

    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    public override void Evaluate(Machine machine)
    {
        double[] w = machine[Layer];
        double bound = Kappa.Amount / Math.Sqrt(Layer.Slot.Inputs);
        for (int i = 0; i < w.Length; i++)
        {
            w[i] = Math.Max(-bound, Math.Min(bound, w[i]));
        }
    }
}
