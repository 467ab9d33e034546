using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>θ' ← τ θ + (1 − τ) θ'. Dead weights are 0 on both sides and stay 0.</summary>
internal sealed record Polyak(Parameter Layer, Number Tau) : Final
{
    public override IEnumerable<Place> Reads => [Layer, Layer.At(Part.Target)];

    public override IEnumerable<Place> Writes => [Layer.At(Part.Target)];

    public override IEnumerable<Number> Numbers => [Tau];

    public override Locality Locality => Locality.PerWeight;

    public override Operation Bind(Binding at) => this with { Layer = at[Layer] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"target {n.Layer(Layer)} += {n[Tau]} * (online - target)";

    public override string CSharp(Notation n) => $"Kernels::Polyak.Update({n.Layer(Layer)}, {n[Tau]});";

    public override KernelForm Kernel(KernelNotation n) => new(n.Task("layer_soft_update", n.Averaged(Layer), n[Tau]));

    public override void Evaluate(Machine machine)
    {
        double[] online = machine[Layer], target = machine[Layer.At(Part.Target)];
        for (int i = 0; i < online.Length; i++)
        {
            target[i] = (Tau.Amount * online[i]) + ((1 - Tau.Amount) * target[i]);
        }
    }
}
