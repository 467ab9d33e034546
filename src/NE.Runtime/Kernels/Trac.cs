using System;
using NE.Runtime.Networks;

namespace NE.Runtime.Kernels;

/// <summary>
/// TRAC around the steps of one optimiser group (Muppidi et al. 2024; docs/algorithm.md, Optimisers and gradient terms): with θ₀ the initial parameters and Δ the
/// step of the base optimiser, δ = (θ − θ₀) / (S + ε), S moves by h = ⟨δ, g⟩, θ ← θ₀ + (δ + Δ) S.
/// </summary>
/// <remarks>
/// θ₀ are the initial values that layers keep: newborn and reset weights start from their own. Weights that are not live stay 0. Sums are in double
/// precision, in the order of layers and their parameters. Nothing is allocated in a step.
/// </remarks>
public sealed unsafe class Trac
{
    private readonly string name;
    private readonly LinearLayer[] layers;
    private readonly NormLayer[] norms;
    private readonly float[][] before;
    private readonly float[][] normStarts;
    private readonly TracTuner tuner = new();
    private double last;

    /// <summary>Scales the steps of some layers together.</summary>
    /// <param name="name">Name of the group in checkpoints.</param>
    /// <param name="layers">The matrices of the group, which keep their initial values.</param>
    /// <param name="norms">Its normalisations.</param>
    public Trac(string name, ReadOnlySpan<LinearLayer> layers, ReadOnlySpan<NormLayer> norms = default)
    {
        this.name = name;
        this.layers = [.. layers];
        this.norms = [.. norms];
        before = new float[layers.Length + norms.Length][];
        for (int i = 0; i < layers.Length; i++)
        {
            if (!layers[i].Topology.KeepsInitial)
                throw new ArgumentException($"{layers[i].Name} keeps no initial values to return to; create it with LayerTopology.KeepsInitial.", nameof(layers));

            before[i] = new float[layers[i].Masked ? LiveMatrix.Room(layers[i].Inputs, layers[i].Outputs) : layers[i].Weights + layers[i].Outputs];
        }

        normStarts = new float[norms.Length][];
        for (int i = 0; i < norms.Length; i++)
        {
            before[layers.Length + i] = new float[norms[i].Parameters];
            normStarts[i] = new float[norms[i].Parameters];
            normStarts[i].AsSpan(0, norms[i].Features).Fill(1);
        }
    }

    /// <summary>S, the share of the way from the initial parameters that is taken.</summary>
    public double Scale => tuner.Scale;

    /// <summary>Before the base optimiser's steps: moves the scale by the gradients, and remembers the parameters.</summary>
    public void Begin()
    {
        last = tuner.Scale + TracTuner.Small;
        double product = 0;
        for (int i = 0; i < before.Length; i++)
        {
            Span<float> parameters = Parameters(i), gradient = Gradient(i), start = Start(i);
            parameters.CopyTo(before[i]);
            for (int k = 0; k < parameters.Length; k++)
                product += ((double)parameters[k] - start[k]) / last * gradient[k];
        }

        tuner.Move(product);
    }

    /// <summary>After the base optimiser's steps: scales the way of all parameters.</summary>
    public void End()
    {
        for (int i = 0; i < before.Length; i++)
        {
            Span<float> parameters = Parameters(i), start = Start(i);
            for (int k = 0; k < parameters.Length; k++)
            {
                double way = ((double)before[i][k] - start[k]) / last, step = (double)parameters[k] - before[i][k];
                parameters[k] = (float)(start[k] + ((way + step) * tuner.Scale));
            }
        }

        foreach (LinearLayer layer in layers)
            layer.Stepped();
    }

    /// <summary>Begins anew at the present parameters, after a reset.</summary>
    public void Restart()
    {
        for (int i = 0; i < before.Length; i++)
            Parameters(i).CopyTo(Start(i));

        tuner.Restart();
    }

    /// <summary>Writes the scale and its running sums.</summary>
    /// <param name="writer">Receives the arrays.</param>
    public void Save(ITensorWriter writer)
    {
        tuner.Save(writer, name);
        for (int i = 0; i < norms.Length; i++)
            writer.Write(norms[i].Name + ".start", normStarts[i], normStarts[i].Length);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="reader">Source of the arrays.</param>
    /// <exception cref="CheckpointException">An array is missing or has a different size.</exception>
    public void Load(ITensorReader reader)
    {
        tuner.Load(reader, name);
        for (int i = 0; i < norms.Length; i++)
            reader.Read(norms[i].Name + ".start", normStarts[i]);
    }

    private Span<float> Parameters(int i) => i < layers.Length
        ? new Span<float>(layers[i].Online.Weight, layers[i].Parameters)
        : new Span<float>(norms[i - layers.Length].Online.Gain, norms[i - layers.Length].Parameters);

    private Span<float> Gradient(int i) => i < layers.Length
        ? new Span<float>(layers[i].Gradient.Weight, layers[i].Parameters)
        : new Span<float>(norms[i - layers.Length].Gradient.Gain, norms[i - layers.Length].Parameters);

    private Span<float> Start(int i) => i < layers.Length
        ? new Span<float>(layers[i].Initial.Weight, layers[i].Parameters)
        : normStarts[i - layers.Length];
}
