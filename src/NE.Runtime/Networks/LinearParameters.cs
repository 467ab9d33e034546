namespace NE.Runtime.Networks;

/// <summary>One value for each weight and bias of a linear layer: parameters of one side, gradients, or moments.</summary>
public readonly unsafe struct LinearParameters
{
    internal LinearParameters(float* weight, float* bias)
    {
        Weight = weight;
        Bias = bias;
    }

    /// <summary>Weights, <c>[out][in]</c>.</summary>
    internal float* Weight { get; }

    /// <summary>Biases, <c>[out]</c>, right behind the weights.</summary>
    internal float* Bias { get; }
}
