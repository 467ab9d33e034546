using System;
using NE.Runtime.Random;

namespace NE.Runtime.Environments.MuJoCo;

/// <summary>HumanoidStandup-v4: stand up from lying on the back. The task never ends by itself.</summary>
public class HumanoidStandup : MuJoCoEnvironment
{
    private const double ControlCostWeight = 0.1;
    private const double ImpactCostWeight = 5e-7;
    private const double LargestImpactCost = 10;
    private const double Noise = 0.01;

    /// <summary>Creates the task.</summary>
    public HumanoidStandup()
        : base(Spec, frameSkip: 5)
    {
    }

    /// <summary>Sizes and limits.</summary>
    public static TaskSpec Spec { get; } = new("HumanoidStandup-v4", new ObservationSpec(376), ActionSpec.Symmetric(17, 0.4f), StepLimit: 1000);

    /// <inheritdoc/>
    protected override void DrawStart(ref RandomStream random, Span<double> position, Span<double> velocity)
    {
        AddUniform(ref random, position, Noise);
        AddUniform(ref random, velocity, Noise);
    }

    // The height is divided by the physics step, not by the control step: the task's definition.
    /// <inheritdoc/>
    protected override double Reward(double before, ReadOnlySpan<double> action) =>
        (Data.Qpos[2] / Data.Model.Timestep) - (ControlCostWeight * SumOfSquares(action))
        - Math.Min(LargestImpactCost, ImpactCostWeight * SumOfSquares(Data.CfrcExt)) + 1;

    /// <inheritdoc/>
    protected override void Observe(Span<double> observation) => HumanoidObservation.Write(Data, observation);
}
