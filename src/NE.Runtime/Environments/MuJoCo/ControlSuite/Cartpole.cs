using System;
using NE.Runtime.Random;

namespace NE.Runtime.Environments.MuJoCo.ControlSuite;

/// <summary>The cart and pole of the suite.</summary>
public abstract class Cartpole : ControlSuiteEnvironment
{
    private const double Noise = 0.01;

    // Body 2, the pole: nine numbers per orientation.
    private const int PoleCosine = 26;
    private const int PoleSine = 20;

    private protected Cartpole(TaskSpec task)
        : base(task, substeps: 1, "dmc-cartpole")
    {
    }

    /// <summary>1 while the pole is upright within 5.7 degrees and the cart within 0.25 m of the centre, else 0.</summary>
    private protected double Sparse => Tolerance.Of(Data.Qpos[0], -0.25, 0.25) * Tolerance.Of(Data.Xmat[PoleCosine], 0.995, 1);

    private protected static TaskSpec SpecOf(string name) => new(name, new ObservationSpec(5), ActionSpec.Symmetric(1, 1f), StepLimit: 1000);

    /// <summary>Starts with the pole up and the cart near the centre.</summary>
    private protected static void DrawUpright(ref RandomStream random, Span<double> position, Span<double> velocity)
    {
        position[0] = random.NextDouble(-0.1, 0.1);
        position[1] = random.NextDouble(-0.034, 0.034);
        AddNormal(ref random, velocity, Noise);
    }

    /// <summary>Starts with the pole hanging.</summary>
    private protected static void DrawHanging(ref RandomStream random, Span<double> position, Span<double> velocity)
    {
        position[0] = Noise * random.NextNormal();
        position[1] = Math.PI + (Noise * random.NextNormal());
        AddNormal(ref random, velocity, Noise);
    }

    /// <summary>The product of an upright pole, a centred cart, a small force and a slow pole, each in [0, 1].</summary>
    private protected double Smooth(ReadOnlySpan<double> action)
    {
        double upright = (1 + Data.Xmat[PoleCosine]) / 2;
        double centred = (1 + Tolerance.Of(Data.Qpos[0], 0, 0, margin: 2)) / 2;
        double control = (4 + Tolerance.Of(action[0], 0, 0, margin: 1, ToleranceShape.Quadratic, atMargin: 0)) / 5;
        double speed = (1 + Tolerance.Of(Data.Qvel[1], 0, 0, margin: 5)) / 2;
        return upright * control * speed * centred;
    }

    /// <inheritdoc/>
    protected override void Observe(Span<double> observation)
    {
        observation[0] = Data.Qpos[0];
        observation[1] = Data.Xmat[PoleCosine];
        observation[2] = Data.Xmat[PoleSine];
        Data.Qvel.CopyTo(observation[3..]);
    }
}
