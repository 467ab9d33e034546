using System;
using NE.Runtime.Networks;

namespace NE.Runtime.Methods;

/// <summary>A matrix with its biases during a user-defined event. Weights are addressed by receiving and sending unit.</summary>
/// <remarks>A weight that is not live is exactly 0 in weight, target, moments and gradient; <see cref="Connect"/> and <see cref="Disconnect"/> keep that.</remarks>
public sealed unsafe class EventLayer
{
    private readonly bool scored;

    /// <summary>Opens a layer to events.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="scored">Whether the event computes its gradient at dead weights too.</param>
    public EventLayer(LinearLayer layer, bool scored = false)
    {
        ArgumentNullException.ThrowIfNull(layer);
        Layer = layer;
        this.scored = scored;
    }

    /// <summary>Its name in logs and checkpoints, such as <c>Value1.Hidden2</c>.</summary>
    public string Name => Layer.Name;

    /// <summary>Number of sending units.</summary>
    public int Inputs => Layer.Inputs;

    /// <summary>Number of receiving units.</summary>
    public int Outputs => Layer.Outputs;

    /// <summary>1/√inputs, the bound of initial weights and the unit of weight clipping.</summary>
    public float Bound => Layer.Bound;

    /// <summary>A weight, 0 if it is not live. Setting it also sets the value that regenerative terms pull towards.</summary>
    /// <param name="output">The receiving unit.</param>
    /// <param name="input">The sending unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">A unit does not exist.</exception>
    /// <exception cref="InvalidOperationException">The weight to set is not live.</exception>
    public float this[int output, int input]
    {
        get => Layer.Online.Weight[Position(output, input)];
        set => Layer.StartWeight(Live(output, input), value);
    }

    internal LinearLayer Layer { get; }

    internal bool HasGradients { private get; set; }

    /// <summary>Whether a weight is live.</summary>
    public bool IsLive(int output, int input) => Layer.IsLive(output, input);

    /// <summary>The bias of a unit.</summary>
    public float Bias(int output) => Layer.Bias(output);

    /// <summary>Sets the bias of a unit.</summary>
    public void SetBias(int output, float value) => Layer.StartBias(Unit(output), value);

    /// <summary>
    /// Gradient of the loss on the batch of the event. At dead weights it is known in layers that can grow, else it is 0.
    /// </summary>
    /// <exception cref="InvalidOperationException">The event did not ask for gradients.</exception>
    public float Gradient(int output, int input)
    {
        if (!HasGradients)
            throw new InvalidOperationException("The event has no gradients; write Gradients = true in its [Event<...>].");

        nint position = Position(output, input);
        return scored ? Layer.Score[position] : Layer.Gradient.Weight[position];
    }

    /// <summary>The optimiser's moving average of gradients.</summary>
    public float FirstMoment(int output, int input) => Layer.FirstMoment.Weight[Position(output, input)];

    /// <summary>The optimiser's moving average of squared gradients; 0 if it has none.</summary>
    public float SecondMoment(int output, int input) => Layer.SecondMoment.Weight[Position(output, input)];

    /// <summary>Optimiser steps since the birth of a weight, if the topology counts them per weight; else 0.</summary>
    public int Age(int output, int input) => Layer.Age == null ? 0 : Layer.Age[Position(output, input)];

    /// <summary>Sets the moments of a weight to 0, and its age.</summary>
    public void Forget(int output, int input) => Layer.ForgetWeight(Position(output, input));

    /// <summary>Sets the moments of a bias to 0, and its age.</summary>
    public void ForgetBias(int output) => Layer.ForgetBias(Unit(output));

    /// <summary>Copies a weight to the target network.</summary>
    public void CopyToTarget(int output, int input)
    {
        nint position = Position(output, input);
        Layer.Target.Weight[position] = Layer.Online.Weight[position];
    }

    /// <summary>Copies a bias to the target network.</summary>
    public void CopyBiasToTarget(int output) => Layer.Target.Bias[Unit(output)] = Layer.Online.Bias[output];

    /// <summary>Makes a dead weight live, without moments; its target starts at 0 and follows.</summary>
    /// <exception cref="InvalidOperationException">The weight is live already, as all weights of a dense layer are.</exception>
    public void Connect(int output, int input, float value)
    {
        nint position = Position(output, input);
        if (IsLive(output, input))
            throw new InvalidOperationException($"Weight ({output}, {input}) of {Name} is live already.");

        Layer.Mask[position] = 1;
        Layer.StartWeight(position, value);
        Layer.ForgetWeight(position);
    }

    /// <summary>Removes a live weight from the network and its target.</summary>
    /// <exception cref="InvalidOperationException">The layer is dense, or the weight is not live.</exception>
    public void Disconnect(int output, int input)
    {
        nint position = Live(output, input);
        if (!Layer.Masked)
            throw new InvalidOperationException($"{Name} is dense, so its weights cannot be removed; give it a [Topology].");

        Layer.Mask[position] = 0;
        Layer.StartWeight(position, 0);
        Layer.Target.Weight[position] = 0;
        Layer.Gradient.Weight[position] = 0;
        Layer.ForgetWeight(position);
    }

    private nint Live(int output, int input) => IsLive(output, input)
        ? Position(output, input)
        : throw new InvalidOperationException($"Weight ({output}, {input}) of {Name} is not live; connect it first.");

    private nint Position(int output, int input)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)input, (uint)Inputs, nameof(input));
        return ((nint)Unit(output) * Inputs) + input;
    }

    private int Unit(int output)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)output, (uint)Outputs, nameof(output));
        return output;
    }
}
