using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Interpreter;
using NE.Generators.Program;

namespace NE.Generators.Methods.Spectral;

/// <summary>Adds the gradient of λ [(σ^k − 1)² + ‖b‖^2k], or of λ Σ [(γ^k − 1)² + β^2k] for a normalisation.</summary>
/// <param name="Layer">The slot, its online parameters.</param>
/// <param name="Strength">λ.</param>
/// <param name="Power">k.</param>
internal sealed record SpectralGradient(Parameter Layer, Number Strength, int Power) : Final
{
    // As many as make the interpreter, which stores no vectors, independent of where it begins.
    private const int Iterations = 50;

    public override IEnumerable<Place> Reads => [Layer, Layer.At(Part.Gradient)];

    public override IEnumerable<Place> Writes => [Layer.At(Part.Gradient)];

    public override IEnumerable<Number> Numbers => [Strength];

    public override Locality Locality => Locality.PerWeight;

    public override Operation Bind(Binding at) => this with { Layer = at[Layer] };

    public override Operation? Merge(Operation next, Backend backend) => null;

    public override bool InPlace(Value read, Value written) => false;

    public override string Text(Notation n) => $"{n[Layer.At(Part.Gradient)]} += {n[Strength]} * largest singular value to 1, power {Power}";

    public override string CSharp(Notation n) => $"Kernels::Spectral.AddGradient({n.Layer(Layer)}, {n[Strength]}, {Power});";

    // Each weight reads all others of its layer, and gradients of a device never leave its step.
    public override KernelForm Kernel(KernelNotation n) => KernelForm.Impossible;

    public override void Evaluate(Machine machine)
    {
        double[] w = machine[Layer], g = machine[Layer.At(Part.Gradient)];
        int inputs = Layer.Slot.Inputs, outputs = Layer.Slot.Outputs, weights = Layer.Slot.Storage.Matrix ? inputs * outputs : outputs;
        double squares = 0;
        for (int i = weights; i < w.Length; i++)
        {
            squares += w[i] * w[i];
        }

        for (int i = weights; i < w.Length; i++)
        {
            double size = Layer.Slot.Storage.Matrix ? squares : w[i] * w[i];
            g[i] += 2 * Strength.Amount * Power * Math.Pow(size, Power - 1) * w[i];
        }

        if (!Layer.Slot.Storage.Matrix)
        {
            for (int i = 0; i < weights; i++)
            {
                g[i] += Slope(w[i]);
            }

            return;
        }

        double[] left = [.. Enumerable.Repeat(1 / Math.Sqrt(outputs), outputs)], right = [];
        double value = 0;
        for (int round = 0; round < Iterations; round++)
        {
            right = Unit([.. Enumerable.Range(0, inputs).Select(i => Enumerable.Range(0, outputs).Sum(unit => left[unit] * w[(unit * inputs) + i]))], out _);
            left = Unit([.. Enumerable.Range(0, outputs).Select(unit => Enumerable.Range(0, inputs).Sum(i => right[i] * w[(unit * inputs) + i]))], out value);
        }

        for (int i = 0; i < weights; i++)
        {
            g[i] += Slope(value) * left[i / inputs] * right[i % inputs];
        }
    }

    private double Slope(double value) => 2 * Strength.Amount * (Math.Pow(value, Power) - 1) * Power * Math.Pow(value, Power - 1);

    private static double[] Unit(double[] vector, out double length)
    {
        double norm = Math.Sqrt(vector.Sum(static value => value * value));
        length = norm;
        return norm > 0 ? [.. vector.Select(value => value / norm)] : vector;
    }
}
