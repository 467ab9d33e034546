using System;

namespace NE.Dsl;

/// <summary>Read access to one layer of an agent; the type of declared layer properties.</summary>
/// <remarks>Reading does not change the agent. Not thread-safe: do not read while another thread trains the agent.</remarks>
public abstract class Layer
{
    /// <summary>The layer's name in checkpoints and logs, for example <c>Policy.Hidden1</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Number of inputs.</summary>
    public abstract int Inputs { get; }

    /// <summary>Number of outputs.</summary>
    public abstract int Outputs { get; }

    /// <summary>Number of live weights, 0 to inputs · outputs; biases are not counted.</summary>
    public abstract int LiveWeights { get; }

    /// <summary>Live weights over all weights, 0 to 1.</summary>
    public abstract double Density { get; }

    /// <summary>One weight; exactly 0 if it is not live.</summary>
    /// <param name="output">The receiving unit, 0 to <see cref="Outputs"/> - 1.</param>
    /// <param name="input">The sending unit, 0 to <see cref="Inputs"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A unit does not exist.</exception>
    public abstract float Weight(int output, int input);

    /// <summary>Whether a weight is live.</summary>
    /// <param name="output">The receiving unit, 0 to <see cref="Outputs"/> - 1.</param>
    /// <param name="input">The sending unit, 0 to <see cref="Inputs"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A unit does not exist.</exception>
    public abstract bool IsLive(int output, int input);

    /// <summary>The bias of a unit.</summary>
    /// <param name="output">The unit, 0 to <see cref="Outputs"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The unit does not exist.</exception>
    public abstract float Bias(int output);

    /// <summary>Copies all weights, [output][input], into an array.</summary>
    /// <param name="destination">Receives inputs · outputs numbers from its start.</param>
    /// <exception cref="ArgumentNullException"><paramref name="destination"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is too short.</exception>
    public abstract void CopyWeights(float[] destination);
}
