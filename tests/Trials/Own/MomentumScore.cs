using System;
using NE.Runtime.Topology;

namespace NE.Trials.Own;

/// <summary>Growth by the running mean of gradients at topology events instead of the gradient of one.</summary>
public readonly struct MomentumScore : IConnectionScore
{
    /// <inheritdoc/>
    public static float Score(in Connection connection, ref float memory)
    {
        memory = (0.9f * memory) + (0.1f * connection.Gradient);
        return MathF.Abs(memory);
    }
}
