using System;
using System.Collections.Generic;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>The interpretation of a stochastic policy's head: <c>NE.Runtime.Kernels.SquashedGaussian</c>.</summary>
/// <param name="Limit">Actions are within ± this value.</param>
/// <param name="LogStdMin">Smallest log σ.</param>
/// <param name="LogStdMax">Largest log σ.</param>
internal sealed record SquashedGaussian(Number Limit, double LogStdMin, double LogStdMax)
{
    /// <summary>The agent's field.</summary>
    public const string Field = "distribution";

    /// <summary>The name of the table of bounds in kernels.</summary>
    public const string BoundsMacro = "ACTION_BOUNDS";

    /// <summary>The arguments of kernels for the whole distribution: bounds, limits of log σ.</summary>
    public const string Parameters = BoundsMacro + ", LOG_STD_MIN, LOG_STD_MAX";

    /// <summary>log σ, clamped to its limits.</summary>
    public double LogDeviation(double raw) => Math.Min(LogStdMax, Math.Max(LogStdMin, raw));

    /// <summary>The bounds of actions as a table: scales, offsets, the constant part of the log-density.</summary>
    /// <param name="action">An action.</param>
    public static RunWord Bounds(Value action) => new(
        BoundsMacro, $"Gpu::KernelWords.Write(values[{{0}}..], {Field}.Bounds.Table);", true,
        "scales and offsets of actions, then the constant part of their log-density")
    { Table = (2 * action.Rows) + 1 };

    /// <summary>The state of the distribution that kernels read.</summary>
    /// <param name="action">An action.</param>
    public static IReadOnlyList<RunWord> RunWords(Value action) =>
    [
        Bounds(action),
        new("LOG_STD_MIN", $"values[{{0}}] = Gpu::KernelWords.Of({Field}.LeastLog);", true, "least log σ"),
        new("LOG_STD_MAX", $"values[{{0}}] = Gpu::KernelWords.Of({Field}.MostLog);", true, "largest log σ"),
    ];

    /// <summary>σ.</summary>
    public double Deviation(double raw) => Math.Exp(LogDeviation(raw));
}
