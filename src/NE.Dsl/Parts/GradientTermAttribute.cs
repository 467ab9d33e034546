using System;

namespace NE.Dsl;

/// <summary>A user-defined term in the gradient, <see cref="GradientTermAttribute{TTerm}"/>: it is added before the optimiser's step.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public abstract class GradientTermAttribute : PartAttribute
{
    /// <summary>Coefficient of the term; with 0 the term is absent.</summary>
    /// <value>At least 0. Default 0.001 (ours; docs/algorithm.md, User-defined methods).</value>
    [Setting(Least = 0, Unit = "λ of the term", Source = "ours; docs/algorithm.md, User-defined methods")]
    public double Weight { get; set; } = 1e-3;
}
