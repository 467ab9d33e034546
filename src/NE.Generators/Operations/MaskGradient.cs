using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>g ← M ⊙ g.</summary>
internal sealed record MaskGradient(Parameter Gradient) : Final
{
    public override IEnumerable<Place> Reads => [Gradient, Gradient.At(Part.Mask)];

    public override IEnumerable<Place> Writes => [Gradient];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.PerWeight;

    public override Operation Bind(Binding at) => this with { Gradient = at[Gradient] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"{n[Gradient]} *= mask";

    public override string CSharp(Notation n) => throw Unmerged(n);

    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    public override void Evaluate(Machine machine)
    {
        double[] g = machine[Gradient], mask = machine[Gradient.At(Part.Mask)];
        for (int i = 0; i < Gradient.Slot.Inputs * Gradient.Slot.Outputs; i++)
        {
            g[i] *= mask[i];
        }
    }
}
