using System.Collections.Generic;

namespace NE.Reference;

/// <summary>A chain of layers with online and target values.</summary>
public sealed class Network(string name, IReadOnlyList<Layer> layers)
{
    public string Name { get; } = name;

    public IReadOnlyList<Layer> Layers { get; } = layers;

    public IReadOnlyList<LayerTrace> Forward(Side side, Matrix input)
    {
        var traces = new List<LayerTrace>();
        foreach (Layer layer in Layers)
        {
            LayerTrace trace = layer.Forward(side, input);
            traces.Add(trace);
            input = trace.Output;
        }

        return traces;
    }

    /// <summary>The output of the last layer.</summary>
    public Matrix Output(Side side, Matrix input) => Forward(side, input)[^1].Output;

    /// <summary>Writes the gradients of all layers; returns the gradient by the network's input.</summary>
    public Matrix Backward(IReadOnlyList<LayerTrace> traces, Matrix outputGradient)
    {
        for (int l = Layers.Count - 1; l >= 0; l--)
            outputGradient = Layers[l].Backward(traces[l], outputGradient);
        return outputGradient;
    }

    /// <summary>Adam, then the mask, then the clip to ±κ/√inputs of weights and biases (NE paper section 4; Elsayed et al. 2024).</summary>
    /// <param name="adam">The optimiser.</param>
    /// <param name="kappa">The clip factor, or null for no clipping. Layer normalisation is never clipped.</param>
    public void Step(Adam adam, double? kappa)
    {
        foreach (Layer layer in Layers)
        {
            adam.Step(layer.Weight, layer.Mask);
            adam.Step(layer.Bias);
            if (layer.Gain is not null)
                adam.Step(layer.Gain);
            if (layer.Shift is not null)
                adam.Step(layer.Shift);
            if (kappa is double factor)
            {
                layer.Weight.Clip(factor * layer.Bound);
                layer.Bias.Clip(factor * layer.Bound);
            }
        }
    }

    /// <summary>Polyak averaging of every tensor, then the mask on the target.</summary>
    public void Follow(double tau)
    {
        foreach (Layer layer in Layers)
        {
            foreach (Parameter parameter in layer.Parameters)
                parameter.Follow(tau);
            MaskTarget(layer);
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
