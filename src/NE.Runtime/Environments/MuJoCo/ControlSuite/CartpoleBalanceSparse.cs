using System;
using NE.Runtime.Random;

namespace NE.Runtime.Environments.MuJoCo.ControlSuite;

/// <summary>dmc-cartpole-balance_sparse: keep the pole upright; the reward is 0 or 1.</summary>
public class CartpoleBalanceSparse : Cartpole
{
    /// <summary>Creates the task.</summary>
    public CartpoleBalanceSparse()
        : base(Spec)
    {
    }

    /// <summary>Sizes and limits.</summary>
    public static TaskSpec Spec { get; } = SpecOf("dmc-cartpole-balance_sparse");

    /// <inheritdoc/>
    protected override void DrawStart(ref RandomStream random, Span<double> position, Span<double> velocity) =>
        DrawUpright(ref random, position, velocity);

    /// <inheritdoc/>
    protected override double Reward(double before, ReadOnlySpan<double> action) => Sparse;
}
