using System;
using System.Collections.Generic;
using NE.Generators.Program;

namespace NE.Generators.Operations;

/// <summary>What the head of a stochastic policy means: <c>NE.Runtime.Kernels.SquashedGaussian</c>.</summary>
/// <param name="Limit">Actions lie in ± this.</param>
/// <param name="LogStdMin">Least log σ.</param>
/// <param name="LogStdMax">Largest log σ.</param>
internal sealed record SquashedGaussian(Number Limit, double LogStdMin, double LogStdMax)
{
    /// <summary>The agent's field.</summary>
    public const string Field = "distribution";

    /// <summary>The table of bounds, as kernels call it.</summary>
    public const string BoundsMacro = "ACTION_BOUNDS";

    /// <summary>What kernels of the whole distribution take: bounds, limits of log σ.</summary>
    public const string Parameters = BoundsMacro + ", LOG_STD_MIN, LOG_STD_MAX";

    /// <summary>log σ within its limits.</summary>
    public double LogDeviation(double raw) => Math.Min(LogStdMax, Math.Max(LogStdMin, raw));

    /// <summary>The bounds of actions as a table: scales, offsets, the constant part of the log-density.</summary>
    /// <param name="action">An action.</param>
    public static RunWord Bounds(Value action) => new(
        BoundsMacro, $"Gpu::KernelWords.Write(values[{{0}}..], {Field}.Bounds.Table);", true,
        "scales and offsets of actions, then the constant part of their log-density")
    { Table = (2 * action.Rows) + 1 };

    /// <summary>All that kernels read of the distribution.</summary>
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
