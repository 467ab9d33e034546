namespace NE.Runtime.Networks;

/// <summary>One value for each weight and bias of a linear layer: parameters of one side, gradients, or moments.</summary>
public readonly unsafe struct LinearParameters
{
    internal LinearParameters(float* weight, float* bias, LiveMatrix? live)
    {
        Weight = weight;
        Bias = bias;
        Live = live;
    }

    /// <summary>Weights, <c>[out][in]</c>; in live form in the order of <see cref="Live"/>.</summary>
    internal float* Weight { get; }

    /// <summary>Biases, <c>[out]</c>, directly after the weights.</summary>
    internal float* Bias { get; }

    /// <summary>The order of the weights in live form; null in dense form.</summary>
    internal LiveMatrix? Live { get; }
}
