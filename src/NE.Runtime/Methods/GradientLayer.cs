using System;
using NE.Runtime.Networks;

namespace NE.Runtime.Methods;

/// <summary>A matrix with its biases and their gradient, before the optimiser's step. Weights are addressed by receiving and sending unit.</summary>
public readonly unsafe ref struct GradientLayer
{
    private readonly LinearLayer layer;

    private GradientLayer(LinearLayer layer, bool isOutput)
    {
        this.layer = layer;
        IsOutput = isOutput;
    }

    /// <summary>Its name in logs and checkpoints, such as <c>Value1.Hidden2</c>.</summary>
    public string Name => layer.Name;

    /// <summary>Whether it is the last layer of its network.</summary>
    public bool IsOutput { get; }

    /// <summary>Number of sending units.</summary>
    public int Inputs => layer.Inputs;

    /// <summary>Number of receiving units.</summary>
    public int Outputs => layer.Outputs;

    /// <summary>A weight, 0 if it is not live.</summary>
    /// <param name="output">The receiving unit.</param>
    /// <param name="input">The sending unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">A unit does not exist.</exception>
    public float this[int output, int input] => layer.Weight(output, input);

    /// <summary>Adds the term of a user-defined type to the gradient of a layer.</summary>
    /// <typeparam name="TTerm">The type.</typeparam>
    /// <param name="layer">The layer.</param>
    /// <param name="weight">The coefficient; with 0 nothing is changed.</param>
    /// <param name="isOutput">Whether the layer is the last of its network.</param>
    public static void Add<TTerm>(LinearLayer layer, float weight, bool isOutput)
        where TTerm : IGradientTerm
    {
        ArgumentNullException.ThrowIfNull(layer);
        if (weight > 0)
            TTerm.Add(new GradientLayer(layer, isOutput), weight);
    }

    /// <summary>Whether a weight is live.</summary>
    public bool IsLive(int output, int input) => layer.IsLive(output, input);

    /// <summary>The bias of a unit.</summary>
    public float Bias(int output) => layer.Bias(output);

    /// <summary>Gradient at a weight; 0 if it is not live.</summary>
    public float Gradient(int output, int input) =>
        layer.IsLive(output, input) ? layer.Gradient.Weight[layer.SlotOf(Position(output, input))] : 0;

    /// <summary>Gradient at the bias of a unit.</summary>
    public float BiasGradient(int output) => layer.Gradient.Bias[Unit(output)];

    /// <summary>Adds to the gradient at a weight; does nothing if it is not live.</summary>
    public void Add(int output, int input, float gradient)
    {
        if (layer.IsLive(output, input))
            layer.Gradient.Weight[layer.SlotOf(Position(output, input))] += gradient;
    }

    /// <summary>Adds to the gradient at the bias of a unit.</summary>
    public void AddBias(int output, float gradient) => layer.Gradient.Bias[Unit(output)] += gradient;

    // The unit has been checked by IsLive.
    private nint Position(int output, int input) => ((nint)output * Inputs) + input;

    private int Unit(int output)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)output, (uint)Outputs, nameof(output));
        return output;
    }
}
