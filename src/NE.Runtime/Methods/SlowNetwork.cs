using System;
using NE.Runtime.Networks;

namespace NE.Runtime.Methods;

/// <summary>A slow average s ← μ s + (1 − μ) θ of the online parameters of a network. Where a weight is not live it is 0.</summary>
public sealed unsafe class SlowNetwork
{
    private readonly LinearLayer[] layers;
    private readonly NormLayer[] norms;
    private readonly float[][] values;

    /// <summary>Allocates the average of a network; it is 0 until <see cref="Start"/>.</summary>
    /// <param name="layers">Its layers.</param>
    /// <param name="norms">Its normalisations.</param>
    public SlowNetwork(ReadOnlySpan<LinearLayer> layers, ReadOnlySpan<NormLayer> norms = default)
    {
        this.layers = [.. layers];
        this.norms = [.. norms];
        values = new float[layers.Length + norms.Length][];
        for (int i = 0; i < layers.Length; i++)
            values[i] = new float[layers[i].Weights + layers[i].Outputs];

        for (int i = 0; i < norms.Length; i++)
            values[layers.Length + i] = new float[norms[i].Parameters];
    }

    /// <summary>Begins at the network's parameters.</summary>
    internal void Start() => Average(0);

    /// <summary>Adds the network's parameters to the average.</summary>
    /// <param name="decay">μ, in [0, 1).</param>
    internal void Average(float decay)
    {
        for (int i = 0; i < layers.Length; i++)
            Average(layers[i], values[i], decay);

        for (int i = 0; i < norms.Length; i++)
            Average(new ReadOnlySpan<float>(norms[i].Online.Gain, norms[i].Parameters), values[layers.Length + i], decay);
    }

    /// <summary>Gives the network the values of the average; moments and masks stay.</summary>
    internal void Overwrite()
    {
        for (int i = 0; i < layers.Length; i++)
        {
            LinearLayer layer = layers[i];
            layer.Unpack();
            for (int position = 0; position < layer.Weights; position++)
                layer.Online.Weight[position] = layer.Masked && layer.Mask[position] == 0 ? 0 : values[i][position];

            values[i].AsSpan(layer.Weights).CopyTo(layer.BiasesOf(layer.Online));
            layer.Pack();
        }

        for (int i = 0; i < norms.Length; i++)
            values[layers.Length + i].CopyTo(new Span<float>(norms[i].Online.Gain, norms[i].Parameters));
    }

    internal void Save(ITensorWriter writer)
    {
        for (int i = 0; i < values.Length; i++)
            writer.Write(Name(i), values[i], values[i].Length);
    }

    internal void Load(ITensorReader reader)
    {
        for (int i = 0; i < values.Length; i++)
            reader.Read(Name(i), values[i]);
    }

    private string Name(int index) => (index < layers.Length ? layers[index].Name : norms[index - layers.Length].Name) + ".slow";

    private static void Average(LinearLayer layer, float[] slow, float decay)
    {
        Span<float> weights = slow.AsSpan(0, layer.Weights);
        if (layer.Live is { } live)
        {
            for (int position = 0; position < weights.Length; position++)
            {
                weights[position] = layer.Mask[position] == 0
                    ? 0
                    : (decay * weights[position]) + ((1 - decay) * layer.Online.Weight[live.Slots[position]]);
            }
        }
        else
        {
            Average(layer.DenseWeightsOf(layer.Online), weights, decay);
            for (int position = 0; layer.Masked && position < weights.Length; position++)
            {
                if (layer.Mask[position] == 0)
                    weights[position] = 0;
            }
        }

        Average(layer.BiasesOf(layer.Online), slow.AsSpan(layer.Weights), decay);
    }

    private static void Average(ReadOnlySpan<float> fast, Span<float> slow, float decay)
    {
        for (int i = 0; i < slow.Length; i++)
            slow[i] = (decay * slow[i]) + ((1 - decay) * fast[i]);
    }
}
