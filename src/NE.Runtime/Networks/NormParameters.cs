namespace NE.Runtime.Networks;

/// <summary>One value for each gain and bias of a normalisation: parameters of one side, gradients, or moments.</summary>
public readonly unsafe struct NormParameters
{
    internal NormParameters(float* gain, float* bias, bool centred)
    {
        Gain = gain;
        Bias = bias;
        Centred = centred;
    }

    /// <summary>Gains, one per feature.</summary>
    internal float* Gain { get; }

    /// <summary>Whether the normalisation subtracts the mean and has biases.</summary>
    internal bool Centred { get; }

    /// <summary>Biases, one per feature; always 0 if it is not centred.</summary>
    internal float* Bias { get; }
}
