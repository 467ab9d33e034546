using System;

namespace NE.Runtime.Kernels;

/// <summary>The factors of one step of stochastic gradient descent with momentum.</summary>
public readonly struct SgdStep
{
    /// <summary>lr.</summary>
    public float Rate { get; private init; }

    /// <summary>μ, the fraction of the velocity that is kept.</summary>
    public float Momentum { get; private init; }

    /// <summary>
    /// The step as factors of Adam's pass: with the second moment held at 0 and ε = 1 its denominator is exactly 1, so that one pass, here
    /// and on devices, serves both.
    /// </summary>
    public AdamStep Factors => AdamStep.WithoutSecondMoment(Rate, Momentum);

    /// <summary>The same step with its rate scaled by a schedule.</summary>
    /// <param name="factor">Multiplier of the rate; 1 leaves the result bit-identical.</param>
    public SgdStep Scaled(float factor) => this with { Rate = Rate * factor };

    /// <summary>The factors of a step.</summary>
    /// <param name="learningRate">lr.</param>
    /// <param name="momentum">μ, 0 (none) to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A momentum outside its range.</exception>
    public static SgdStep At(double learningRate, double momentum)
    {
        if (!(momentum >= 0 && momentum < 1))
            throw new ArgumentOutOfRangeException(nameof(momentum), momentum, "Momentum must be at least 0 and below 1.");

        return new SgdStep { Rate = (float)learningRate, Momentum = (float)momentum };
    }
}
