using System;

namespace NE.Runtime.Environments.MuJoCo.ControlSuite;

/// <summary>dmc-walker-stand: stand upright.</summary>
public class WalkerStand : Walker
{
    /// <summary>Creates the task.</summary>
    public WalkerStand()
        : base(Spec)
    {
    }

    /// <summary>Sizes and limits.</summary>
    public static TaskSpec Spec { get; } = SpecOf("dmc-walker-stand");

    /// <inheritdoc/>
    protected override double Reward(double before, ReadOnlySpan<double> action) => Stand;
}
