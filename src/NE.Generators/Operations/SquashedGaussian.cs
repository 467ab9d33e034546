using System;
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

    /// <summary>log σ within its limits.</summary>
    public double LogDeviation(double raw) => Math.Min(LogStdMax, Math.Max(LogStdMin, raw));

    /// <summary>σ.</summary>
    public double Deviation(double raw) => Math.Exp(LogDeviation(raw));
}
