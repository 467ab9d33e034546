using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>W ← M ⊙ W.</summary>
internal sealed record MaskWeights(Parameter Layer) : Final, IJoinsStep
{
    public override IEnumerable<Place> Reads => [Layer, Layer.At(Part.Mask)];

    public override IEnumerable<Place> Writes => [Layer];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.PerWeight;

    /// <inheritdoc/>
    public string StepName => "";

    /// <inheritdoc/>
    public string StepText => "mask";

    /// <inheritdoc/>
    public string StepArguments(Notation n) => "";

    /// <inheritdoc/>
    public string StepTerm(Notation n) => "";

    /// <inheritdoc/>
    public (string Kind, string Limit)? StepClip(KernelNotation n) => null;

    public override Operation Bind(Binding at) => new MaskWeights(at[Layer]);

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"{n[Layer]} *= mask";

    public override string CSharp(Notation n) => throw Unmerged(n);

    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    public override void Evaluate(Machine machine)
    {
        double[] w = machine[Layer], mask = machine[Layer.At(Part.Mask)];
        for (int i = 0; i < Layer.Slot.Inputs * Layer.Slot.Outputs; i++)
        {
            w[i] *= mask[i];
        }
    }
}
