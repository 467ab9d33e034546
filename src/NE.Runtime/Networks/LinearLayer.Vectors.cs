using System;

namespace NE.Runtime.Networks;

/// <content>Estimates of the singular vectors that belong to the largest singular value of the weights.</content>
public sealed unsafe partial class LinearLayer
{
    private readonly float[] leftVector;
    private readonly float[] rightVector;

    /// <summary>u, one value per unit; empty unless the topology says that it is kept.</summary>
    internal Span<float> LeftVector => leftVector;

    /// <summary>v, one value per input; empty unless the topology says that it is kept.</summary>
    internal Span<float> RightVector => rightVector;

    // All units alike: the numbers are arbitrary, and no random stream is needed.
    private void InitialiseVectors()
    {
        leftVector.AsSpan().Fill((float)(1 / Math.Sqrt(Outputs)));
        rightVector.AsSpan().Clear();
    }
}
