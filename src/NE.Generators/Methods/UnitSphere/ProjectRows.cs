using System;
using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Methods.UnitSphere;

/// <summary>Each row of W is divided by max(its length, 1e-8).</summary>
internal sealed record ProjectRows(Parameter Layer) : Final
{
    private const double LeastLength = 1e-8;

    public override IEnumerable<Place> Reads => [Layer];

    public override IEnumerable<Place> Writes => [Layer];

    public override IEnumerable<Number> Numbers => [];

    public override Locality Locality => Locality.PerWeight;

    public override Operation Bind(Binding at) => new ProjectRows(at[Layer]);

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"rows of {n.Layer(Layer)} /= their length";

    public override string CSharp(Notation n) => $"Kernels::UnitSphere.Project({n.Layer(Layer)});";

    // Each weight reads all others of its row.
    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    public override void Evaluate(Machine machine)
    {
        double[] w = machine[Layer];
        int inputs = Layer.Slot.Inputs;
        for (int first = 0; first < inputs * Layer.Slot.Outputs; first += inputs)
        {
            double squares = 0;
            for (int i = 0; i < inputs; i++)
            {
                squares += w[first + i] * w[first + i];
            }

            for (int i = 0; i < inputs; i++)
            {
                w[first + i] /= Math.Max(Math.Sqrt(squares), LeastLength);
            }
        }
    }
}
