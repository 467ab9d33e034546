using System;

namespace NE.Reference;

/// <summary>Values and derivatives of the activation functions, as functions of the pre-activation.</summary>
public static class ActivationFunction
{
    private const double LeakySlope = 0.01;

    public static double Value(ActivationKind kind, double z) => kind switch
    {
        ActivationKind.Identity => z,
        ActivationKind.Relu => Math.Max(z, 0),
        ActivationKind.LeakyRelu => z > 0 ? z : LeakySlope * z,
        ActivationKind.Elu => z > 0 ? z : Math.Exp(z) - 1,
        ActivationKind.Gelu => z * NormalDistribution(z),
        ActivationKind.Silu => z * Sigmoid(z),
        ActivationKind.Tanh => Math.Tanh(z),
        ActivationKind.Sigmoid => Sigmoid(z),
        ActivationKind.Softplus => Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z))),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This activation has no definition here."),
    };

    /// <summary>The derivative; 0 at the kink of Relu, the left slope at the kink of LeakyRelu.</summary>
    public static double Derivative(ActivationKind kind, double z) => kind switch
    {
        ActivationKind.Identity => 1,
        ActivationKind.Relu => z > 0 ? 1 : 0,
        ActivationKind.LeakyRelu => z > 0 ? 1 : LeakySlope,
        ActivationKind.Elu => z > 0 ? 1 : Math.Exp(z),
        ActivationKind.Gelu => NormalDistribution(z) + (z * Math.Exp(-0.5 * z * z) / Math.Sqrt(2 * Math.PI)),
        ActivationKind.Silu => Sigmoid(z) * (1 + (z * (1 - Sigmoid(z)))),
        ActivationKind.Tanh => 1 - (Math.Tanh(z) * Math.Tanh(z)),
        ActivationKind.Sigmoid => Sigmoid(z) * (1 - Sigmoid(z)),
        ActivationKind.Softplus => Sigmoid(z),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This activation has no definition here."),
    };

    /// <summary>The distribution function of the standard normal distribution, to about 1e-15.</summary>
    public static double NormalDistribution(double z)
    {
        double x = Math.Abs(z) / Math.Sqrt(2);
        if (x > 6)
            return z > 0 ? 1 : 0;

        // erf(x) = 2/√π · exp(−x²) · Σ 2ⁿ x^(2n+1) / (2n+1)!!: all terms are positive, so nothing cancels.
        double term = x, sum = x;
        for (int n = 1; term > 1e-18 * sum; n++)
        {
            term *= 2 * x * x / ((2 * n) + 1);
            sum += term;
        }

        double erf = 2 / Math.Sqrt(Math.PI) * Math.Exp(-x * x) * sum;
        return 0.5 * (1 + Math.CopySign(erf, z));
    }

    private static double Sigmoid(double z) => z >= 0 ? 1 / (1 + Math.Exp(-z)) : Math.Exp(z) / (1 + Math.Exp(z));
}
