namespace NE.Runtime.Networks;

/// <summary>One value for each gain and bias of a normalisation: parameters of one side, gradients, or moments.</summary>
public readonly unsafe struct NormParameters
{
    internal NormParameters(float* gain, float* bias)
    {
        Gain = gain;
        Bias = bias;
    }

    /// <summary>Gains, one per feature.</summary>
    internal float* Gain { get; }

    /// <summary>Biases, one per feature.</summary>
    internal float* Bias { get; }
}
