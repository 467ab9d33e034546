using System;
using System.Collections.Generic;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Methods.Parseval;

/// <summary>G ← G + 4 λ (64 / outputs)² (W Wᵀ − s I) W.</summary>
/// <param name="Layer">The slot, its online parameters.</param>
/// <param name="Strength">λ.</param>
/// <param name="Scale">s.</param>
internal sealed record ParsevalGradient(Parameter Layer, Number Strength, Number Scale) : Final
{
    private const double UsualUnits = 64;

    public override IEnumerable<Place> Reads => [Layer, Layer.At(Part.Gradient)];

    public override IEnumerable<Place> Writes => [Layer.At(Part.Gradient)];

    public override IEnumerable<Number> Numbers => [Strength, Scale];

    public override Locality Locality => Locality.PerWeight;

    public override Operation Bind(Binding at) => this with { Layer = at[Layer] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"{n[Layer.At(Part.Gradient)]} += {n[Strength]} * rows orthogonal, of squared length {n[Scale]}";

    public override string CSharp(Notation n) => $"Kernels::Parseval.AddGradient({n.Layer(Layer)}, {n[Strength]}, {n[Scale]});";

    // Each weight reads all others of its layer, and gradients of a device never leave its step.
    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    public override void Evaluate(Machine machine)
    {
        double[] w = machine[Layer], g = machine[Layer.At(Part.Gradient)];
        int inputs = Layer.Slot.Inputs, outputs = Layer.Slot.Outputs;
        double factor = 4 * Strength.Amount * Math.Pow(UsualUnits / outputs, 2);
        for (int unit = 0; unit < outputs; unit++)
        {
            for (int other = 0; other < outputs; other++)
            {
                double product = other == unit ? -Scale.Amount : 0;
                for (int i = 0; i < inputs; i++)
                {
                    product += w[(unit * inputs) + i] * w[(other * inputs) + i];
                }

                for (int i = 0; i < inputs; i++)
                {
                    g[(unit * inputs) + i] += factor * product * w[(other * inputs) + i];
                }
            }
        }
    }
}
