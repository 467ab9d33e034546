using System;
using NE.Runtime.Random;

namespace NE.Runtime.Environments.MuJoCo;

/// <summary>InvertedPendulum-v4: keep a pole upright by moving its cart. Ends when the pole leans by more than 0.2 rad.</summary>
public class InvertedPendulum : MuJoCoEnvironment
{
    private const double LargestTilt = 0.2;
    private const double Noise = 0.01;

    /// <summary>Creates the task.</summary>
    public InvertedPendulum()
        : base(Spec, frameSkip: 2)
    {
    }

    /// <summary>Sizes and limits.</summary>
    public static TaskSpec Spec { get; } = new("InvertedPendulum-v4", new ObservationSpec(4), ActionSpec.Symmetric(1, 3f), StepLimit: 1000);

    /// <inheritdoc/>
    protected override void DrawStart(ref RandomStream random, Span<double> position, Span<double> velocity)
    {
        AddUniform(ref random, position, Noise);
        AddUniform(ref random, velocity, Noise);
    }

    // Paid on the last step of an episode as well.
    /// <inheritdoc/>
    protected override double Reward(double before, ReadOnlySpan<double> action) => 1;

    /// <inheritdoc/>
    protected override bool HasTerminated() =>
        !(AllFinite(Data.Qpos) && AllFinite(Data.Qvel) && Math.Abs(Data.Qpos[1]) <= LargestTilt);

    /// <inheritdoc/>
    protected override void Observe(Span<double> observation)
    {
        Data.Qpos.CopyTo(observation);
        Data.Qvel.CopyTo(observation[2..]);
    }
}
