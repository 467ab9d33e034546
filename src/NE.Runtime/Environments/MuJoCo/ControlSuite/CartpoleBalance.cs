using System;
using NE.Runtime.Random;

namespace NE.Runtime.Environments.MuJoCo.ControlSuite;

/// <summary>dmc-cartpole-balance: keep the pole upright, with a smooth reward.</summary>
public class CartpoleBalance : Cartpole
{
    /// <summary>Creates the task.</summary>
    public CartpoleBalance()
        : base(Spec)
    {
    }

    /// <summary>Sizes and limits.</summary>
    public static TaskSpec Spec { get; } = SpecOf("dmc-cartpole-balance");

    /// <inheritdoc/>
    protected override void DrawStart(ref RandomStream random, Span<double> position, Span<double> velocity) =>
        DrawUpright(ref random, position, velocity);

    /// <inheritdoc/>
    protected override double Reward(double before, ReadOnlySpan<double> action) => Smooth(action);
}
