using System;
using NE.Dsl;
using NE.Runtime.Memory;

namespace NE.Runtime.Networks;

/// <summary>
/// A linear layer y = (M ⊙ W) x + b: parameters of both sides, gradient, moments, and optionally a mask of live weights. It encapsulates
/// how weights are stored; generated code and checkpoints see dense <c>[out][in]</c> arrays and a mask.
/// </summary>
/// <remarks>
/// A weight that is not live is exactly 0 in weight, target, moments and gradient at every step boundary. Weights and biases of one kind
/// share an array, weights first, so that the optimiser processes both in one pass.
/// </remarks>
public sealed unsafe partial class LinearLayer : Layer
{
    private readonly float* online;
    private readonly float* target;
    private readonly float* gradient;
    private readonly float* firstMoment;
    private readonly float* secondMoment;
    private readonly float* initial;

    /// <summary>Allocates a layer; all parameters are 0 until <see cref="Initialise"/> or <see cref="Load"/>.</summary>
    /// <param name="arena">Owner of the memory.</param>
    /// <param name="name">Name within the agent and in checkpoints, such as "Value1.Hidden2".</param>
    /// <param name="number">Index of the layer within the agent: its unit in the random streams.</param>
    /// <param name="inputs">Number of input features, at least 1.</param>
    /// <param name="outputs">Number of output features, at least 1.</param>
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
        biasOffset = Weights;
        int room = topology.Masked ? LiveMatrix.Room(inputs, outputs) : checked(Weights + outputs);
        online = arena.Take(room);
        target = arena.Take(room);
        gradient = arena.Take(room);
        firstMoment = arena.Take(room);
        secondMoment = arena.Take(room);
        if (topology.Masked)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(topology.LiveAtStart);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(topology.LiveAtStart, Weights);
            Mask = arena.TakeBytes(Weights);
            NewbornUnits = arena.TakeBytes(outputs);
            Score = arena.Take(Weights);
            matrix = new LiveMatrix(arena, Mask, inputs, outputs);
        }

        leftVector = topology.KeepsVectors ? new float[outputs] : [];
        rightVector = topology.KeepsVectors ? new float[inputs] : [];
        if (topology.KeepsInitial)
            initial = arena.Take(room);

        if (topology.Ages)
            Age = (ushort*)arena.TakeBytes((long)room * sizeof(ushort));
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <summary>Index of the layer within the agent: its unit in the random streams.</summary>
    public int Number { get; }

    /// <inheritdoc/>
    public override int Inputs { get; }

    /// <inheritdoc/>
    public override int Outputs { get; }

    /// <summary>Whether the layer has a mask.</summary>
    public bool Masked => Topology.Masked;

    /// <inheritdoc/>
    public override int LiveWeights
    {
        get
        {
            if (!Masked)
                return Weights;

            // During a change of the mask it is counted at each call.
            if (counted >= 0)
                return counted;

            int live = 0;
            foreach (byte bit in new ReadOnlySpan<byte>(Mask, Weights))
                live += bit;

            return live;
        }
    }

    /// <inheritdoc/>
    public override double Density => (double)LiveWeights / Weights;

    /// <summary>
    /// 1/√inputs: the bound of the initial weights and the unit of weight clipping (docs/algorithm.md, Networks and initialisation).
    /// </summary>
    public float Bound => (float)(1 / Math.Sqrt(Inputs));

    /// <summary>Parameters of the online network.</summary>
    public LinearParameters Online => Of(online);

    /// <summary>Parameters of the target network.</summary>
    public LinearParameters Target => Of(target);

    /// <summary>The topology that the layer was created with.</summary>
    internal LayerTopology Topology { get; }

    /// <summary>Number of weights, live or not.</summary>
    internal int Weights { get; }

    /// <summary>
    /// Length of each parameter array in its current form: weights, with padding in live form, and biases. Up to 16 floats after it are
    /// readable and stay 0.
    /// </summary>
    internal int Parameters => biasOffset + Outputs;

    /// <summary>Gradient of the loss, 0 where a weight is not live.</summary>
    internal LinearParameters Gradient => Of(gradient);

    /// <summary>Adam's exponential moving average of gradients.</summary>
    internal LinearParameters FirstMoment => Of(firstMoment);

    /// <summary>Adam's exponential moving average of squared gradients.</summary>
    internal LinearParameters SecondMoment => Of(secondMoment);

    /// <summary>
    /// Values of the parameters when they were last drawn: at the start, at birth or at a reset; 0 where a weight is not live. Null arrays
    /// unless the layer keeps them.
    /// </summary>
    internal LinearParameters Initial => initial == null ? default : Of(initial);

    /// <summary>1 where a weight is live, else 0, <c>[out][in]</c>; null without a mask.</summary>
    internal byte* Mask { get; }

    /// <summary>1 for a unit that clipping treats as newborn; null without a mask.</summary>
    internal byte* NewbornUnits { get; }

    /// <summary>
    /// Gradient at all positions, live or not, <c>[out][in]</c> (docs/algorithm.md, Dense gradient); null without a mask.
    /// </summary>
    internal float* Score { get; }

    /// <summary>
    /// Optimiser steps of each weight since birth, saturating at the end of the table of step factors; null unless the layer has ages.
    /// The age of a weight that is not live has no effect, because its moments are 0; birth sets the age to 0.
    /// </summary>
    internal ushort* Age { get; }

    /// <summary>
    /// Optimiser steps of each bias since its last redraw, following the ages of the weights; null unless the layer has ages.
    /// </summary>
    internal ushort* BiasAge => Age == null ? null : Age + biasOffset;

    /// <summary>Parameters of one side.</summary>
    /// <param name="side">Online or target.</param>
    public LinearParameters this[Side side] => Of(side == Side.Online ? online : target);

    private LinearParameters Of(float* array) => new(array, array + biasOffset, Live);
}
