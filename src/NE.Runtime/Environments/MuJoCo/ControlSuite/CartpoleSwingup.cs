using System;
using NE.Runtime.Random;

namespace NE.Runtime.Environments.MuJoCo.ControlSuite;

/// <summary>dmc-cartpole-swingup: swing the pole up and keep it there, with a smooth reward.</summary>
public class CartpoleSwingup : Cartpole
{
    /// <summary>Creates the task.</summary>
    public CartpoleSwingup()
        : base(Spec)
    {
    }

    /// <summary>Sizes and limits.</summary>
    public static TaskSpec Spec { get; } = SpecOf("dmc-cartpole-swingup");

    /// <inheritdoc/>
    protected override void DrawStart(ref RandomStream random, Span<double> position, Span<double> velocity) =>
        DrawHanging(ref random, position, velocity);

    /// <inheritdoc/>
    protected override double Reward(double before, ReadOnlySpan<double> action) => Smooth(action);
}
