using System;

namespace NE.Runtime.Environments.MuJoCo.ControlSuite;

/// <summary>dmc-walker-run: run at 8 m/s or faster.</summary>
public class WalkerRun : Walker
{
    /// <summary>Creates the task.</summary>
    public WalkerRun()
        : base(Spec)
    {
    }

    /// <summary>Sizes and limits.</summary>
    public static TaskSpec Spec { get; } = SpecOf("dmc-walker-run");

    /// <inheritdoc/>
    protected override double Reward(double before, ReadOnlySpan<double> action) => Moving(speed: 8);
}
