using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Methods.NormaliseAndProject;

/// <summary>W is scaled to its initial Frobenius norm, or gains and biases of a normalisation to the length √units.</summary>
internal sealed record ProjectNorm(Parameter Layer) : Final
{
    public override IEnumerable<Place> Reads => [Layer];

    public override IEnumerable<Place> Writes => [Layer];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.PerWeight;

    public override Operation Bind(Binding at) => new ProjectNorm(at[Layer]);

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"{n.Layer(Layer)} scaled to {(Layer.Slot.Storage.Matrix ? "its initial norm" : "length √units")}";

    public override string CSharp(Notation n) => $"Kernels::NormProjection.Project({n.Layer(Layer)});";

    // Each weight reads all others of its layer.
    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    // The interpreter knows no initial weights: a matrix gets the norm √units as well, which suffices to compare programs.
    public override void Evaluate(Machine machine)
    {
        double[] values = machine[Layer];
        int count = Layer.Slot.Storage.Matrix ? Layer.Slot.Inputs * Layer.Slot.Outputs : values.Length;
        double factor = Math.Sqrt(Layer.Slot.Outputs / Math.Max(values.Take(count).Sum(static value => value * value), 1e-16));
        for (int i = 0; i < count; i++)
        {
            values[i] *= factor;
        }
    }
}
