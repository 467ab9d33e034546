using System;
using NE.Runtime.Environments;
using NE.Runtime.Environments.MuJoCo;
using NE.Runtime.Random;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Environments;

/// <summary>MuJoCo tasks of the user's own, as docs/extend.md tells: derived from one of the catalogue, and on a model of their own.</summary>
public sealed class OwnMuJoCoTaskTests
{
    [Fact]
    public void TaskDerivedFromOneOfTheCatalogue_HasItsPhysicsAndItsOwnReward()
    {
        using var cheetah = new HalfCheetah();
        using var backwards = new Backwards();
        float[] one = new float[17], other = new float[17], action = [0.5f, -0.2f, 0.1f, 0.3f, -0.4f, 0.9f];
        Start(cheetah, one);
        Start(backwards, other);
        other.ShouldBe(one);

        for (int step = 0; step < 20; step++)
        {
            StepResult expected = cheetah.Step(action, one);
            StepResult result = backwards.Step(action, other);

            other.ShouldBe(one);
            result.Reward.ShouldBe(-expected.Reward);
        }
    }

    [Fact]
    public void TaskOnAModelOfItsOwn_FollowsThatModel()
    {
        using var rod = new Rod();
        float[] observation = new float[2];
        Start(rod, observation);
        observation.ShouldBe([0, 0]);

        StepResult result = rod.Step([1], observation);

        rod.ControlStep.ShouldBe(0.04, 1e-12);
        observation[1].ShouldBeGreaterThan(0);
        result.Reward.ShouldBe(observation[0], 1e-6);
        result.Terminated.ShouldBeFalse();
    }

    private static void Start(MuJoCoEnvironment task, float[] observation)
    {
        var random = new RandomStream(7, RandomStreamId.EnvironmentReset, 0);
        task.Reset(ref random, observation);
    }

    private sealed class Backwards : HalfCheetah
    {
        protected override double Reward(double before, ReadOnlySpan<double> action) => -base.Reward(before, action);
    }

    private sealed class Rod() : MuJoCoEnvironment(
        new TaskSpec("Rod", new ObservationSpec(2), ActionSpec.Symmetric(1, 1), StepLimit: 100), frameSkip: 4, Model)
    {
        private const string Model = """
            <mujoco>
              <option timestep="0.01" gravity="0 0 0"/>
              <worldbody>
                <body>
                  <joint name="hinge" type="hinge" axis="0 1 0"/>
                  <geom type="capsule" fromto="0 0 0 0 0 -0.5" size="0.03"/>
                </body>
              </worldbody>
              <actuator><motor joint="hinge" gear="1"/></actuator>
            </mujoco>
            """;

        protected override void DrawStart(ref RandomStream random, Span<double> position, Span<double> velocity)
        {
        }

        protected override double Reward(double before, ReadOnlySpan<double> action) => Data.Qpos[0];

        protected override void Observe(Span<double> observation) => (observation[0], observation[1]) = (Data.Qpos[0], Data.Qvel[0]);
    }
}
