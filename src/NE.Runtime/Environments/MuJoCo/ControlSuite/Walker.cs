using System;
using NE.Runtime.Random;

namespace NE.Runtime.Environments.MuJoCo.ControlSuite;

/// <summary>The planar walker of the suite: a torso on two legs, from any pose.</summary>
public abstract class Walker : ControlSuiteEnvironment
{
    private const double StandingHeight = 1.2;
    private const int Pitch = 2;
    private const int FirstLimited = 3;
    private const int Bodies = 7;

    // Body 1, the torso: three numbers per position, nine per orientation.
    private const int TorsoHeight = 5;
    private const int TorsoUpright = 17;

    private protected Walker(TaskSpec task)
        : base(task, substeps: 10, "dmc-walker")
    {
    }

    /// <summary>Forward speed of the centre of mass, in m/s.</summary>
    private protected double Speed => Data.SensorData[0];

    /// <summary>How well the walker stands, in [0, 1].</summary>
    private protected double Stand
    {
        get
        {
            double standing = Tolerance.Of(Data.Xpos[TorsoHeight], StandingHeight, double.PositiveInfinity, StandingHeight / 2);
            return ((3 * standing) + ((1 + Data.Xmat[TorsoUpright]) / 2)) / 4;
        }
    }

    private protected static TaskSpec SpecOf(string name) => new(name, new ObservationSpec(24), ActionSpec.Symmetric(6, 1f), StepLimit: 1000);

    /// <summary>The reward of moving at a speed.</summary>
    private protected double Moving(double speed)
    {
        double moving = Tolerance.Of(Speed, speed, double.PositiveInfinity, speed / 2, ToleranceShape.Linear, atMargin: 0.5);
        return Stand * ((5 * moving) + 1) / 6;
    }

    /// <inheritdoc/>
    protected override void DrawStart(ref RandomStream random, Span<double> position, Span<double> velocity)
    {
        position[Pitch] = random.NextDouble(-Math.PI, Math.PI);
        for (int joint = FirstLimited; joint < position.Length; joint++)
        {
            position[joint] = random.NextDouble(Data.Model.JntRange[2 * joint], Data.Model.JntRange[(2 * joint) + 1]);
        }
    }

    /// <inheritdoc/>
    protected override void Observe(Span<double> observation)
    {
        ReadOnlySpan<double> orientation = Data.Xmat;
        for (int body = 0; body < Bodies; body++)
        {
            observation[2 * body] = orientation[9 * (body + 1)];
            observation[(2 * body) + 1] = orientation[(9 * (body + 1)) + 2];
        }

        observation[2 * Bodies] = Data.Xpos[TorsoHeight];
        Data.Qvel.CopyTo(observation[((2 * Bodies) + 1)..]);
    }
}
