using System.Collections.Generic;
using System.Linq;

namespace NE.Reference;

/// <summary>A chain of layers with online and target values.</summary>
public sealed class Network(string name, IReadOnlyList<Layer> layers)
{
    public string Name { get; } = name;

    public IReadOnlyList<Layer> Layers { get; } = layers;

    public IReadOnlyList<LayerCache> Forward(Side side, Matrix input)
    {
        var caches = new List<LayerCache>();
        foreach (Layer layer in Layers)
        {
            LayerCache cache = layer.Forward(side, input);
            if (layer.Adds > 0)
                cache = cache with { Output = Sum(cache.Output, caches[caches.Count - layer.Adds].Raw) };
            caches.Add(cache);
            input = cache.Output;
        }

        return caches;
    }

    /// <summary>The output of the last layer.</summary>
    public Matrix Output(Side side, Matrix input) => Forward(side, input)[^1].Output;

    /// <summary>Writes the gradients of all layers; returns the gradient by the network's input.</summary>
    public Matrix Backward(IReadOnlyList<LayerCache> caches, Matrix outputGradient)
    {
        Dictionary<int, Matrix> added = [];
        for (int l = Layers.Count - 1; l >= 0; l--)
        {
            if (Layers[l].Adds > 0)
                added[l - Layers[l].Adds] = outputGradient;
            outputGradient = Layers[l].Backward(caches[l], outputGradient);
            if (added.TryGetValue(l, out Matrix? past))
                outputGradient = Sum(outputGradient, past);
        }

        return outputGradient;
    }

    private static Matrix Sum(Matrix left, Matrix right) =>
        new(left.Rows, left.Columns, [.. left.Values.Zip(right.Values, static (a, b) => a + b)]);

    /// <summary>A step, then the mask, then the clip to ±κ/√inputs of weights and biases (NE paper section 4; Elsayed et al. 2024).</summary>
    /// <param name="optimiser">The optimiser.</param>
    /// <param name="kappa">The clip factor, or null for no clipping. Layer normalisation is never clipped.</param>
    /// <param name="newbornOnly">Whether to clip around newborn units only.</param>
    public void Step(IOptimiser optimiser, double? kappa, bool newbornOnly)
    {
        foreach (Layer layer in Layers)
        {
            optimiser.Step(layer.Weight, layer.Mask);
            optimiser.Step(layer.Bias);
            if (layer.Gain is not null)
                optimiser.Step(layer.Gain);
            if (layer.Shift is not null)
                optimiser.Step(layer.Shift);
        }

        for (int l = 0; l < Layers.Count; l++)
        {
            if (kappa is not double factor)
                return;
            if (newbornOnly)
            {
                ClipNewborn(Layers[l], ReaderOf(l), factor);
                continue;
            }

            Layers[l].Weight.Clip(factor * Layers[l].Bound);
            Layers[l].Bias.Clip(factor * Layers[l].Bound);
        }
    }

    /// <summary>The layer that reads the units of a layer, or null if they are outputs or belong to a residual path.</summary>
    public Layer? ReaderOf(int l) => l + 1 < Layers.Count && !Layers[l].OnResidualPath ? Layers[l + 1] : null;

    /// <summary>Polyak averaging of every tensor, then the mask on the target.</summary>
    public void SoftUpdate(double tau)
    {
        foreach (Layer layer in Layers)
        {
            foreach (Parameter parameter in layer.Parameters)
                parameter.SoftUpdate(tau);
            MaskTarget(layer);
        }
    }

    // Each weight is clipped by the bound of the layer that holds it.
    private static void ClipNewborn(Layer layer, Layer? next, double kappa)
    {
        for (int unit = 0; unit < layer.Outputs; unit++)
        {
            if (!layer.Newborn[unit])
                continue;
            layer.Bias.Clip(unit, kappa * layer.Bound);
            for (int input = 0; input < layer.Inputs; input++)
                layer.Weight.Clip((unit * layer.Inputs) + input, kappa * layer.Bound);
            for (int reader = 0; next is not null && reader < next.Outputs; reader++)
            {
                for (int column = unit; column < next.Inputs; column += layer.Outputs)
                    next.Weight.Clip((reader * next.Inputs) + column, kappa * next.Bound);
            }
        }
    }

    /// <summary>W' ← M ⊙ W'.</summary>
    public static void MaskTarget(Layer layer)
    {
        for (int i = 0; i < layer.Weight.Target.Length; i++)
        {
            if (!layer.IsLive(i))
                layer.Weight.Target[i] = 0;
        }
    }
}
