using System;

namespace NE.Runtime.Kernels;

/// <summary>The factors of one step of Adam. Bias corrections are computed in double precision and rounded once.</summary>
public readonly struct AdamStep
{
    /// <summary>lr / (1 − β1^u), times the factor of a schedule.</summary>
    public float Rate { get; private init; }

    /// <summary>1 / (1 − β2^u).</summary>
    public float InverseSecond { get; private init; }

    /// <summary>β1.</summary>
    public float Beta1 { get; private init; }

    /// <summary>β2.</summary>
    public float Beta2 { get; private init; }

    /// <summary>ε, added to the root of the second moment.</summary>
    public float Epsilon { get; private init; }

    /// <summary>lr · λ of decoupled decay (AdamW), times the factor of a schedule; 0 for none.</summary>
    public double Decay { get; private init; }

    /// <summary>1 − β1, rounded once.</summary>
    internal float OneMinusBeta1 { get; private init; }

    /// <summary>1 − β2, rounded once.</summary>
    internal float OneMinusBeta2 { get; private init; }

    /// <summary>The factors of step number u.</summary>
    /// <param name="learningRate">lr.</param>
    /// <param name="beta1">β1, 0 to below 1.</param>
    /// <param name="beta2">β2, 0 to below 1.</param>
    /// <param name="epsilon">ε.</param>
    /// <param name="step">u, from 1 on.</param>
    /// <param name="decay">λ of decoupled decay, 0 for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">A step below 1, or a β outside its range.</exception>
    public static AdamStep At(double learningRate, double beta1, double beta2, double epsilon, long step, double decay = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(step, 1);
        RequireBeta(beta1, nameof(beta1));
        RequireBeta(beta2, nameof(beta2));
        return new AdamStep
        {
            Rate = (float)(learningRate / (1 - Power(beta1, step))),
            InverseSecond = (float)(1 / (1 - Power(beta2, step))),
            Beta1 = (float)beta1,
            Beta2 = (float)beta2,
            Epsilon = (float)epsilon,
            Decay = learningRate * decay,
            OneMinusBeta1 = (float)(1 - beta1),
            OneMinusBeta2 = (float)(1 - beta2),
        };
    }

    /// <summary>The same step with its rate scaled by a schedule.</summary>
    /// <param name="factor">Multiplier of the rate; 1 leaves the result bit-identical.</param>
    public AdamStep Scaled(float factor) => this with { Rate = Rate * factor, Decay = Decay * factor };

    /// <summary>
    /// Factors that keep the second moment at 0 and the denominator at exactly 1: θ ← θ − rate · (momentum · m + g).
    /// </summary>
    internal static AdamStep WithoutSecondMoment(float rate, float momentum) =>
        new() { Rate = rate, Beta1 = momentum, OneMinusBeta1 = 1, Epsilon = 1 };

    /// <summary>Factors that leave the second moment as it is and keep the denominator at exactly 1: θ ← θ − rate · g.</summary>
    internal static AdamStep KeepingSecondMoment(float rate) => new() { Rate = rate, OneMinusBeta1 = 1, Beta2 = 1, Epsilon = 1 };

    /// <summary>The same factors with different bias corrections.</summary>
    internal AdamStep With(float rate, float inverseSecond) => this with { Rate = rate, InverseSecond = inverseSecond };

    /// <summary>b^n by repeated squaring: the same bits in every version of the framework, unlike a library's power.</summary>
    internal static double Power(double b, long n)
    {
        double result = 1;
        for (; n > 0; n >>= 1)
        {
            if ((n & 1) != 0)
                result *= b;

            b *= b;
        }

        return result;
    }

    private static void RequireBeta(double beta, string name)
    {
        if (!(beta >= 0 && beta < 1))
            throw new ArgumentOutOfRangeException(name, beta, "Adam's moment decay rates must be at least 0 and below 1.");
    }
}
