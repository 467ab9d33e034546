using System;

namespace NE.Runtime.Environments.MuJoCo.ControlSuite;

/// <summary>dmc-walker-walk: walk at 1 m/s or faster.</summary>
public class WalkerWalk : Walker
{
    /// <summary>Creates the task.</summary>
    public WalkerWalk()
        : base(Spec)
    {
    }

    /// <summary>Sizes and limits.</summary>
    public static TaskSpec Spec { get; } = SpecOf("dmc-walker-walk");

    /// <inheritdoc/>
    protected override double Reward(double before, ReadOnlySpan<double> action) => Moving(speed: 1);
}
