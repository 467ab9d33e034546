using System;
using NE.Runtime.Networks;

namespace NE.Runtime.Kernels;

/// <summary>The loss of SAC's temperature (SAC, 2018, equation 18; docs/algorithm.md, Soft actor-critic).</summary>
public static unsafe class TemperatureLoss
{
    /// <summary>
    /// The loss −α · (mean log π + H̄) with α = e^p, and its gradient with respect to p into the parameter's gradient: the same number,
    /// because α is its own derivative.
    /// </summary>
    /// <param name="logTemperature">p = log α.</param>
    /// <param name="meanLogProbability">The mean of log π over the batch; log π itself is treated as constant.</param>
    /// <param name="targetEntropy">H̄, usually minus the length of an action.</param>
    /// <returns>The loss.</returns>
    public static float Descend(ScalarParameter logTemperature, float meanLogProbability, float targetEntropy)
    {
        ArgumentNullException.ThrowIfNull(logTemperature);
        float loss = -(logTemperature.Exponential * (meanLogProbability + targetEntropy));
        *logTemperature.Gradient = loss;
        return loss;
    }
}
