using System;
using System.Collections.Generic;
using System.Linq;

namespace NE.Generators.Operations;

/// <summary>A scalar function with its derivative.</summary>
/// <param name="Name">Its name in the vocabulary and in the runtime.</param>
/// <param name="FromOutput">Whether the derivative is a function of the output, so that the input need not be cached.</param>
/// <param name="Of">The function.</param>
/// <param name="Slope">Its derivative, as a function of the output if <paramref name="FromOutput"/>, else of the input.</param>
internal sealed record ActivationFunction(string Name, bool FromOutput, Func<double, double> Of, Func<double, double> Slope)
{
    /// <summary>The identity.</summary>
    public static ActivationFunction Identity { get; } = new("Identity", true, static z => z, static _ => 1);

    /// <summary>All functions.</summary>
    public static IReadOnlyList<ActivationFunction> All { get; } =
    [
        Identity,
        new("Relu", true, static z => Math.Max(z, 0), static y => y > 0 ? 1 : 0),
        new("LeakyRelu", true, static z => z > 0 ? z : 0.01 * z, static y => y > 0 ? 1 : 0.01),
        new("Elu", true, static z => z > 0 ? z : Math.Exp(z) - 1, static y => y > 0 ? 1 : y + 1),
        new("Gelu", false, static z => z * Normal(z), static z => Normal(z) + (z * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI))),
        new("Silu", false, static z => z * Logistic(z), static z => Logistic(z) * (1 + (z * (1 - Logistic(z))))),
        new("Tanh", true, Math.Tanh, static y => 1 - (y * y)),
        new("Sigmoid", true, Logistic, static y => y * (1 - y)),
        new("Softplus", true, static z => Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z))), static y => 1 - Math.Exp(-y)),
    ];

    /// <summary>The runtime's type.</summary>
    public string Type => "Kernels::" + Name;

    /// <summary>Its name in the program's text.</summary>
    public string Lower => Name.ToLowerInvariant();

    /// <summary>The function with this name.</summary>
    public static ActivationFunction Find(string name) => All.Single(function => function.Name == name);

    private static double Logistic(double z) => 1 / (1 + Math.Exp(-z));

    // Φ by a Taylor series of the error function: exact to rounding for |z| below 6, beyond which it is 0 or 1 to 1e-9.
    private static double Normal(double z)
    {
        if (Math.Abs(z) > 6)
        {
            return z > 0 ? 1 : 0;
        }

        double term = z, sum = z;
        for (int n = 1; n < 100; n++)
        {
            term *= z * z / ((2 * n) + 1);
            sum += term;
        }

        return 0.5 + (sum * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI));
    }
}
