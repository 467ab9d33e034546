using System;
using NE.MuJoCo;
using NE.Runtime.Random;

namespace NE.Runtime.Environments.MuJoCo.ControlSuite;

/// <summary>The two-link arm of the suite, whose finger is to stay on a target; the reward is 0 or 1.</summary>
public abstract class TargetReacher : ControlSuiteEnvironment
{
    private const int Axes = 3;
    private const double FingerRadius = 0.01;
    private const double NearestTarget = 0.05;
    private const double FarthestTarget = 0.2;
    private const int Wrist = 1;

    private readonly double radius;
    private readonly int target;
    private readonly int finger;

    private protected TargetReacher(TaskSpec task, double radius)
        : base(task, substeps: 1, "dmc-reacher")
    {
        this.radius = radius;
        target = Axes * Data.Model.Id(MuJoCoObject.Geom, "target");
        finger = Axes * Data.Model.Id(MuJoCoObject.Geom, "finger");
    }

    private protected static TaskSpec SpecOf(string name) => new(name, new ObservationSpec(6), ActionSpec.Symmetric(2, 1f), StepLimit: 1000);

    /// <summary>Places the target, in metres from the shoulder.</summary>
    internal void PlaceTarget(double x, double y) => (Data.Model.Edit.GeomPos[target], Data.Model.Edit.GeomPos[target + 1]) = (x, y);

    private protected override void Prepare()
    {
        Data.Model.Edit.GeomSize[target] = radius;
        base.Prepare();
    }

    /// <inheritdoc/>
    protected override void DrawStart(ref RandomStream random, Span<double> position, Span<double> velocity)
    {
        position[0] = random.NextDouble(-Math.PI, Math.PI);
        position[Wrist] = random.NextDouble(Data.Model.JntRange[2 * Wrist], Data.Model.JntRange[(2 * Wrist) + 1]);
        double angle = random.NextDouble(0, 2 * Math.PI);
        double distance = random.NextDouble(NearestTarget, FarthestTarget);
        PlaceTarget(distance * Math.Sin(angle), distance * Math.Cos(angle));
    }

    /// <inheritdoc/>
    protected override double Reward(double before, ReadOnlySpan<double> action)
    {
        (double x, double y) = ToTarget();
        return Tolerance.Of(Math.Sqrt((x * x) + (y * y)), 0, radius + FingerRadius);
    }

    /// <inheritdoc/>
    protected override void Observe(Span<double> observation)
    {
        Data.Qpos.CopyTo(observation);
        (observation[2], observation[3]) = ToTarget();
        Data.Qvel.CopyTo(observation[4..]);
    }

    private (double X, double Y) ToTarget()
    {
        ReadOnlySpan<double> place = Data.GeomXpos;
        return (place[target] - place[finger], place[target + 1] - place[finger + 1]);
    }
}
