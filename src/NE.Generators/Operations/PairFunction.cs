using System;
using System.Collections.Generic;
using System.Linq;

namespace NE.Generators.Operations;

/// <summary>An activation with two features per unit: of n units, features i and n + i belong to unit i.</summary>
/// <param name="Name">Its name in the vocabulary and in the runtime.</param>
/// <param name="Of">Both features of z.</param>
/// <param name="Slope">Their derivatives, as functions of both features.</param>
internal sealed record PairFunction(
    string Name, Func<double, (double First, double Second)> Of, Func<double, double, (double First, double Second)> Slope)
{
    /// <summary>All functions.</summary>
    public static IReadOnlyList<PairFunction> All { get; } =
    [
        new("CRelu", static z => (Math.Max(z, 0), Math.Max(-z, 0)), static (first, second) => (first > 0 ? 1 : 0, second > 0 ? -1 : 0)),
        new("Fourier", static z => (Math.Sin(z), Math.Cos(z)), static (sine, cosine) => (cosine, -sine)),
    ];

    /// <summary>The runtime's type.</summary>
    public string Type => "Kernels::" + Name;

    /// <summary>Its name in the program's text.</summary>
    public string Lower => Name.ToLowerInvariant();

    /// <summary>The function with this name, or null.</summary>
    public static PairFunction? Find(string name) => All.FirstOrDefault(function => function.Name == name);
}
