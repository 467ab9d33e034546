using System;
using NE.Dsl;
using NE.Runtime.Memory;

namespace NE.Runtime.Networks;

/// <summary>
/// A linear layer y = (M ⊙ W) x + b: parameters of both sides, gradient, moments, and with a mask which weights live. It alone decides how
/// weights are stored; generated code and checkpoints see dense <c>[out][in]</c> arrays and a mask.
/// </summary>
/// <remarks>
/// A weight that is not live is exactly 0 in weight, target, moments and gradient at every step boundary. Weights and biases of one kind
/// stand in one array, biases behind weights, so that the optimiser makes one pass over both.
/// </remarks>
public sealed unsafe partial class LinearLayer : Layer
{
    private readonly LinearParameters online;
    private readonly LinearParameters target;

    /// <summary>Takes the memory of a layer; all parameters are 0 until <see cref="Initialise"/> or <see cref="Load"/>.</summary>
    /// <param name="arena">Owner of the memory.</param>
    /// <param name="name">Name within the agent and in checkpoints, such as "Value1.Hidden2".</param>
    /// <param name="number">Number of the layer within the agent: its unit in the random streams.</param>
    /// <param name="inputs">Features of the input, at least 1.</param>
    /// <param name="outputs">Features of the output, at least 1.</param>
    /// <param name="topology">Mask, live weights at the start, guards.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size below 1, or a number of live weights outside 0 to inputs · outputs.</exception>
    public LinearLayer(Arena arena, string name, int number, int inputs, int outputs, LayerTopology topology)
    {
        ArgumentNullException.ThrowIfNull(arena);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        Name = name;
        Number = number;
        Inputs = inputs;
        Outputs = outputs;
        Topology = topology;
        Weights = checked(inputs * outputs);
        Parameters = checked(Weights + outputs);
        online = TakeParameters(arena);
        target = TakeParameters(arena);
        Gradient = TakeParameters(arena);
        FirstMoment = TakeParameters(arena);
        SecondMoment = TakeParameters(arena);
        if (topology.Masked)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(topology.LiveAtStart);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(topology.LiveAtStart, Weights);
            Mask = arena.TakeBytes(Weights);
            NewbornUnits = arena.TakeBytes(outputs);
            Score = arena.Take(Weights);
        }

        if (topology.Ages)
        {
            Age = (ushort*)arena.TakeBytes((long)Parameters * sizeof(ushort));
            BiasAge = Age + Weights;
        }
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <summary>Number of the layer within the agent: its unit in the random streams.</summary>
    public int Number { get; }

    /// <inheritdoc/>
    public override int Inputs { get; }

    /// <inheritdoc/>
    public override int Outputs { get; }

    /// <summary>Whether the layer has a mask.</summary>
    public bool Masked => Topology.Masked;

    /// <inheritdoc/>
    /// <remarks>Counted at each call.</remarks>
    public override int LiveWeights
    {
        get
        {
            if (!Masked)
                return Weights;

            int live = 0;
            foreach (byte bit in new ReadOnlySpan<byte>(Mask, Weights))
                live += bit;

            return live;
        }
    }

    /// <inheritdoc/>
    public override double Density => (double)LiveWeights / Weights;

    /// <summary>
    /// 1/√inputs: the limit of the initial weights and the unit of weight clipping (docs/algorithm.md, Networks and initialisation).
    /// </summary>
    public float Bound => (float)(1 / Math.Sqrt(Inputs));

    /// <summary>Parameters of the online network.</summary>
    public LinearParameters Online => online;

    /// <summary>Parameters of the target network.</summary>
    public LinearParameters Target => target;

    /// <summary>What the layer was built with.</summary>
    internal LayerTopology Topology { get; }

    /// <summary>Number of weights, live or not.</summary>
    internal int Weights { get; }

    /// <summary>
    /// Number of weights and biases: the length of each parameter array. Up to 16 floats behind it are readable and stay 0.
    /// </summary>
    internal int Parameters { get; }

    /// <summary>Gradient of the loss, 0 where a weight is not live.</summary>
    internal LinearParameters Gradient { get; }

    /// <summary>Adam's running mean of gradients.</summary>
    internal LinearParameters FirstMoment { get; }

    /// <summary>Adam's running mean of squared gradients.</summary>
    internal LinearParameters SecondMoment { get; }

    /// <summary>1 where a weight lives, else 0, <c>[out][in]</c>; null without a mask.</summary>
    internal byte* Mask { get; }

    /// <summary>1 for a unit that clipping treats as newborn; null without a mask.</summary>
    internal byte* NewbornUnits { get; }

    /// <summary>
    /// Gradient at all positions, live or not, <c>[out][in]</c> (docs/algorithm.md, Dense gradient); null without a mask.
    /// </summary>
    internal float* Score { get; }

    /// <summary>
    /// Optimiser steps of each weight since birth, saturating at the end of the table of step factors; null unless the layer has ages.
    /// Weights that are not live count as well: their moments are 0, so it has no effect, and birth sets the age to 0.
    /// </summary>
    internal ushort* Age { get; }

    /// <summary>
    /// Optimiser steps of each bias since its last redraw, right behind the ages of the weights; null unless the layer has ages.
    /// </summary>
    internal ushort* BiasAge { get; }

    /// <summary>Parameters of one side.</summary>
    /// <param name="side">Online or target.</param>
    public LinearParameters this[Side side] => side == Side.Online ? online : target;

    private LinearParameters TakeParameters(Arena arena)
    {
        float* weight = arena.Take(Parameters);
        return new LinearParameters(weight, weight + Weights);
    }
}
