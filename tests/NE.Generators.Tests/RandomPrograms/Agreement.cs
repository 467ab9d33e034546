using System;
using System.Linq;
using NE.Generators.Tests.Printing;
using Shouldly;

namespace NE.Generators.Tests.RandomPrograms;

/// <summary>How near float32 must be to float64.</summary>
internal static class Agreement
{
    // Of an array, relative to its norm. float32 rounds by 6e-8; a gradient is the end of some thousand sums whose terms cancel.
    private const double GradientTolerance = 2e-4;
    private const double TargetTolerance = 1e-6;

    /// <summary>Compares a layer's gradient with what its first moments gained by an update.</summary>
    /// <param name="expected">The gradient.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="before">The state before the update.</param>
    /// <param name="after">The state after it.</param>
    /// <param name="step">The step of the optimiser.</param>
    /// <param name="where">For the message.</param>
    public static void OfGradient(double[] expected, StateNames layer, Tensors before, Tensors after, SpecifiedStep step, string where)
    {
        double[] last = layer.First(before), next = layer.First(after);
        Near(expected, [.. next.Zip(last, (now, then) => step.Gradient(now, then))], 1e-5 * Norm(next), $"{where}: gradient of {layer.Name}");
    }

    /// <summary>Compares slow copies.</summary>
    public static void OfTarget(double[] expected, StateNames layer, Tensors after, string where) =>
        Difference(expected, layer.Target(after)).ShouldBeLessThanOrEqualTo(TargetTolerance * (Norm(expected) + 1e-3), $"{where}: target of {layer.Name}");

    /// <summary>Compares gradients.</summary>
    public static void Near(double[] expected, double[] actual, double slack, string where) =>
        Difference(expected, actual).ShouldBeLessThanOrEqualTo((GradientTolerance * Norm(expected)) + slack + 1e-6, $"{where}, of norm {Norm(expected):g3}");

    private static double Difference(double[] left, double[] right) => Math.Sqrt(left.Zip(right, static (a, b) => (a - b) * (a - b)).Sum());

    private static double Norm(double[] values) => Math.Sqrt(values.Sum(static value => value * value));
}
