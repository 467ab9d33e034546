using System;
using NE.Runtime.Random;

namespace NE.Runtime.Environments.MuJoCo.ControlSuite;

/// <summary>dmc-cartpole-swingup_sparse: swing the pole up and keep it there; the reward is 0 or 1.</summary>
public class CartpoleSwingupSparse : Cartpole
{
    /// <summary>Creates the task.</summary>
    public CartpoleSwingupSparse()
        : base(Spec)
    {
    }

    /// <summary>Sizes and limits.</summary>
    public static TaskSpec Spec { get; } = SpecOf("dmc-cartpole-swingup_sparse");

    /// <inheritdoc/>
    protected override void DrawStart(ref RandomStream random, Span<double> position, Span<double> velocity) =>
        DrawHanging(ref random, position, velocity);

    /// <inheritdoc/>
    protected override double Reward(double before, ReadOnlySpan<double> action) => Sparse;
}
