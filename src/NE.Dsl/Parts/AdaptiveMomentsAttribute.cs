using System;

namespace NE.Dsl;

/// <summary>The settings of Adam and of the optimisers derived from it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class AdaptiveMomentsAttribute : OptimiserAttribute
{
    /// <summary>Decay of the first moment; at most 0.9997 if weights have ages (<see cref="Moments.PerElementStep"/>).</summary>
    /// <value>In [0, 1). Default 0.9 (Kingma and Ba 2015).</value>
    [Setting(Least = 0, Below = 1, Unit = "β₁, per step", Source = "Kingma and Ba 2015", Run = true)]
    public double Beta1 { get; set; } = 0.9;

    /// <summary>Decay of the second moment; at most 0.9997 if weights have ages (<see cref="Moments.PerElementStep"/>).</summary>
    /// <value>In [0, 1). Default 0.999 (Kingma and Ba 2015).</value>
    [Setting(Least = 0, Below = 1, Unit = "β₂, per step", Source = "Kingma and Ba 2015", Run = true)]
    public double Beta2 { get; set; } = 0.999;

    /// <summary>Number added to the root of the second moment.</summary>
    /// <value>Above 0. Default 1e-8 (Kingma and Ba 2015).</value>
    [Setting(Above = 0, Unit = "ε, in units of the gradient", Source = "Kingma and Ba 2015", Run = true)]
    public double Epsilon { get; set; } = 1e-8;
}
