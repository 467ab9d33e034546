using NE.Runtime.Methods;

namespace NE.Trials.Own;

/// <summary>L2 regularisation of weights and biases, as a user would write it.</summary>
public readonly struct OwnDecay : IGradientTerm
{
    /// <inheritdoc/>
    public static void Add(in GradientLayer layer, float weight)
    {
        for (int output = 0; output < layer.Outputs; output++)
        {
            for (int input = 0; input < layer.Inputs; input++)
                layer.Add(output, input, weight * layer[output, input]);

            layer.AddBias(output, weight * layer.Bias(output));
        }
    }
}
