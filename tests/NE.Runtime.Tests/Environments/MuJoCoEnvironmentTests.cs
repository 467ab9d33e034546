using System;
using System.Linq;
using NE.MuJoCo;
using NE.Runtime.Environments;
using NE.Runtime.Environments.MuJoCo;
using NE.Runtime.Random;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Environments;

public class MuJoCoEnvironmentTests
{
    public static TheoryData<string> Tasks => new(ReferenceVectors.TaskNames);

    /// <summary>Tasks that add noise to every coordinate of the model's start.</summary>
    public static TheoryData<string> NoisyTasks => [.. ReferenceVectors.TaskNames.Where(static name => name.EndsWith("-v4") && name != "Pusher-v4")];

    [Fact]
    public void All_NamesTheTasksOfTheReference() => MuJoCoTasks.All.Select(static spec => spec.Name).ShouldBe(ReferenceVectors.TaskNames);

    [Theory]
    [InlineData("HalfCheetah-v4", 1f)]
    [InlineData("Humanoid-v4", 0.4f)]
    [InlineData("InvertedPendulum-v4", 3f)]
    public void ActionLimit_OfATask_IsItsControlRange(string taskName, float limit) =>
        MuJoCoTasks.All.Single(spec => spec.Name == taskName).ActionLimit.ShouldBe(limit);

    [Fact]
    public void Create_OfAnUnknownTask_NamesTheKnownOnes()
    {
        ArgumentException unknown = Should.Throw<ArgumentException>(() => MuJoCoTasks.Create("HalfCheetah-v5"));
        unknown.Message.ShouldContain("'HalfCheetah-v5'");
        foreach (TaskSpec spec in MuJoCoTasks.All)
        {
            unknown.Message.ShouldContain(spec.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Episode_FromTheSameStreamAndActions_RepeatsBitForBit(string taskName)
    {
        using IEnvironment fresh = MuJoCoTasks.Create(taskName), used = MuJoCoTasks.Create(taskName);
        TaskSpec spec = ((MuJoCoEnvironment)fresh).Task;
        Record(used, spec, unit: 3);
        Record(fresh, spec, unit: 7).ShouldBe(Record(used, spec, unit: 7));
        Record(fresh, spec, unit: 8).ShouldNotBe(Record(fresh, spec, unit: 7));
    }

    [Theory]
    [MemberData(nameof(NoisyTasks))]
    public void Reset_DrawsAllPositionsThenAllVelocities_OneNumberForEachCoordinate(string taskName)
    {
        using var environment = (MuJoCoEnvironment)MuJoCoTasks.Create(taskName);
        MuJoCoModel model = environment.Data.Model;
        var drawn = new RandomStream(5, RandomStreamId.EnvironmentReset, 11);
        RandomStream expected = drawn;
        environment.Reset(ref drawn, new float[environment.Task.Observations]);

        (double positionNoise, double velocityNoise, bool normal) = taskName switch
        {
            "HalfCheetah-v4" or "Ant-v4" or "InvertedDoublePendulum-v4" => (0.1, 0.1, true),
            "Humanoid-v4" or "HumanoidStandup-v4" or "InvertedPendulum-v4" => (0.01, 0.01, false),
            "Swimmer-v4" => (0.1, 0.1, false),
            "Reacher-v4" => (0.1, 0.005, false),
            _ => (0.005, 0.005, false),
        };
        double[] position = model.Qpos0.ToArray();
        for (int i = 0; i < position.Length; i++)
        {
            position[i] += expected.NextDouble(-positionNoise, positionNoise);
        }

        if (taskName == "Reacher-v4")
        {
            do
            {
                position[2] = expected.NextDouble(-0.2, 0.2);
                position[3] = expected.NextDouble(-0.2, 0.2);
            }
            while (Math.Sqrt((position[2] * position[2]) + (position[3] * position[3])) >= 0.2);
        }

        double[] velocity = new double[model.Nv];
        for (int i = 0; i < velocity.Length; i++)
        {
            velocity[i] = normal ? velocityNoise * expected.NextNormal() : expected.NextDouble(-velocityNoise, velocityNoise);
        }

        if (taskName == "Reacher-v4")
        {
            velocity[2] = velocity[3] = 0;
        }

        if (taskName is "Ant-v4" or "Humanoid-v4" or "HumanoidStandup-v4")
        {
            double norm = Math.Sqrt(position[3..7].Sum(static q => q * q));
            for (int i = 3; i < 7; i++)
            {
                position[i] /= norm;
            }
        }

        environment.Data.Qpos.ToArray().ShouldBe(position, 1e-15);
        environment.Data.Qvel.ToArray().ShouldBe(velocity, 1e-15);
        drawn.NextWord().ShouldBe(expected.NextWord());
    }

    [Fact]
    public void Starts_OfPusher_HaveTheArmExactlyAtZero_AndTheObjectAwayFromTheGoal() => Starts("Pusher-v4", static data =>
    {
        data.Qpos[..7].ToArray().ShouldAllBe(static position => position == 0);
        data.Qpos[7].ShouldBeInRange(-0.3, 0);
        data.Qpos[8].ShouldBeInRange(-0.2, 0.2);
        Math.Sqrt((data.Qpos[7] * data.Qpos[7]) + (data.Qpos[8] * data.Qpos[8])).ShouldBeGreaterThan(0.17);
        data.Qpos[9..].ToArray().ShouldBe([0, 0]);
        data.Qvel[..7].ToArray().ShouldAllBe(static velocity => Math.Abs(velocity) <= 0.005);
        data.Qvel[7..].ToArray().ShouldBe([0, 0, 0, 0]);
    });

    [Fact]
    public void Starts_OfTheSuitesWalker_AreAnyPoseWithinTheJoints_AtRest() => Starts("dmc-walker-run", static data =>
    {
        data.Qpos[..2].ToArray().ShouldBe([0, 0]);
        Math.Abs(data.Qpos[2]).ShouldBeLessThanOrEqualTo(Math.PI);
        for (int joint = 3; joint < 9; joint++)
        {
            data.Qpos[joint].ShouldBeInRange(data.Model.JntRange[2 * joint], data.Model.JntRange[(2 * joint) + 1]);
        }

        data.Qvel.ToArray().ShouldAllBe(static velocity => velocity == 0);
    });

    [Theory]
    [InlineData("dmc-cartpole-balance", 0, 0.1, 0.034)]
    [InlineData("dmc-cartpole-balance_sparse", 0, 0.1, 0.034)]
    [InlineData("dmc-cartpole-swingup", Math.PI, 0.06, 0.06)]
    [InlineData("dmc-cartpole-swingup_sparse", Math.PI, 0.06, 0.06)]
    public void Starts_OfTheSuitesCartpole_AreUprightOrHanging(string task, double angle, double slide, double turn) => Starts(task, data =>
    {
        data.Qpos[0].ShouldBe(0, slide);
        data.Qpos[1].ShouldBe(angle, turn);
        data.Qvel.ToArray().ShouldAllBe(static velocity => velocity != 0 && Math.Abs(velocity) < 0.06);
    });

    [Theory]
    [InlineData("dmc-reacher-easy", 0.05)]
    [InlineData("dmc-reacher-hard", 0.015)]
    public void Starts_OfTheSuitesReacher_PlaceATargetOfItsSize(string task, double radius) => Starts(task, data =>
    {
        int target = 3 * data.Model.Id(MuJoCoObject.Geom, "target");
        data.Model.GeomSize[target].ShouldBe(radius);
        ReadOnlySpan<double> place = data.GeomXpos;
        Math.Sqrt((place[target] * place[target]) + (place[target + 1] * place[target + 1])).ShouldBeInRange(0.05, 0.2);
        Math.Abs(data.Qpos[1]).ShouldBeLessThanOrEqualTo(160 * Math.PI / 180);
        data.Qvel.ToArray().ShouldBe([0, 0]);
    });

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Step_AThousandTimes_AllocatesNothing(string taskName)
    {
        using IEnvironment environment = MuJoCoTasks.Create(taskName);
        TaskSpec spec = ((MuJoCoEnvironment)environment).Task;
        var observation = new float[spec.Observations];
        var action = new float[spec.Actions];
        Run(environment, action, observation, steps: 100);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run(environment, action, observation, steps: 1000);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    [Fact]
    public void Reward_OfAnActionBeyondTheLimit_IsChargedUnclipped()
    {
        using var environment = (MuJoCoEnvironment)MuJoCoTasks.Create("HalfCheetah-v4");
        var observation = new float[17];
        float[] beyond = [2, 2, 2, 2, 2, 2], limit = [1, 1, 1, 1, 1, 1];
        double[] position = new double[9], velocity = new double[9];

        environment.ResetTo(position, velocity, observation);
        double rewardBeyond = environment.Step(beyond, observation).Reward;
        float[] observationBeyond = [.. observation];
        environment.ResetTo(position, velocity, observation);
        double rewardAtLimit = environment.Step(limit, observation).Reward;

        // The physics clamps, so both move alike; 0.1 · 6 · (2² − 1²) is the difference of the costs.
        observation.ShouldBe(observationBeyond);
        (rewardAtLimit - rewardBeyond).ShouldBe(1.8, 1e-12);
    }

    [Fact]
    public void ContactForces_OfAnt_GiveTheRecordedContactCost()
    {
        using var environment = (MuJoCoEnvironment)MuJoCoTasks.Create("Ant-v4");
        var observation = new float[27];
        foreach (ReferenceVectors.Episode episode in ReferenceVectors.Read("Ant-v4").Episodes)
        {
            environment.ResetTo(episode.Numbers("init_qpos"), episode.Numbers("init_qvel"), observation);
            environment.Data.CfrcExt.ToArray().ShouldAllBe(static force => force == 0);
            double[] costs = episode.Numbers("contact_cost_if_enabled");
            double[]?[] actions = episode.Rows("actions");
            for (int step = 0; step < costs.Length; step++)
            {
                environment.Step([.. actions[step]!.Select(static a => (float)a)], observation);
                double cost = 0.0005 * environment.Data.CfrcExt.ToArray().Sum(static force => Math.Pow(Math.Clamp(force, -1, 1), 2));
                cost.ShouldBe(costs[step], 1e-6, $"{episode.Kind}, step {step + 1}");
            }
        }
    }

    [Fact]
    public void Step_WithAnActionThatIsNotANumber_ThrowsUntilTheNextReset()
    {
        using IEnvironment environment = MuJoCoTasks.Create("Hopper-v4");
        var observation = new float[11];
        var random = new RandomStream(1, RandomStreamId.EnvironmentReset, 0);
        environment.Reset(ref random, observation);
        Should.Throw<MuJoCoException>(() => environment.Step([float.NaN, 0, 0], observation));
        environment.Reset(ref random, observation);
        Should.NotThrow(() => environment.Step([0, 0, 0], observation));
    }

    [Fact]
    public void Step_WithSpansOfAnotherLength_SaysWhichLengthIsNeeded()
    {
        using IEnvironment environment = MuJoCoTasks.Create("Hopper-v4");
        var random = new RandomStream(1, RandomStreamId.EnvironmentReset, 0);
        Should.Throw<ArgumentException>(() => environment.Step([0, 0], new float[11]))
            .Message.ShouldContain("2 values, but the task has 3");
        Should.Throw<ArgumentException>(() => environment.Step([0, 0, 0], new float[12]))
            .Message.ShouldContain("12 values, but the task has 11");
        Should.Throw<ArgumentException>(() => environment.Reset(ref random, new float[10]))
            .Message.ShouldContain("10 values, but the task has 11");
    }

    [Fact]
    public void Environment_Disposed_Throws()
    {
        IEnvironment environment = MuJoCoTasks.Create("Swimmer-v4");
        environment.Dispose();
        environment.Dispose();
        Should.Throw<ObjectDisposedException>(() => environment.Step([0, 0], new float[8]));
    }

    private static void Starts(string taskName, Action<MuJoCoData> check)
    {
        using var environment = (MuJoCoEnvironment)MuJoCoTasks.Create(taskName);
        for (ulong episode = 0; episode < 20; episode++)
        {
            var random = new RandomStream(5, RandomStreamId.EnvironmentReset, episode);
            environment.Reset(ref random, new float[environment.Task.Observations]);
            check(environment.Data);
        }
    }

    private static void Run(IEnvironment environment, Span<float> action, Span<float> observation, int steps)
    {
        var random = new RandomStream(2, RandomStreamId.WarmUpAction, 0);
        for (int step = 0; step < steps; step++)
        {
            if (step % 50 == 0)
            {
                environment.Reset(ref random, observation);
            }

            foreach (ref float component in action)
            {
                component = random.NextUniform(-0.4f, 0.4f);
            }

            environment.Step(action, observation);
        }
    }

    private static double[] Record(IEnvironment environment, TaskSpec spec, ulong unit)
    {
        var reset = new RandomStream(9, RandomStreamId.EnvironmentReset, unit);
        var actions = new RandomStream(9, RandomStreamId.WarmUpAction, unit);
        var observation = new float[spec.Observations];
        double[] record = new double[40 * (spec.Observations + 1)];
        environment.Reset(ref reset, observation);
        int place = 0;
        for (int step = 0; step < 40; step++)
        {
            foreach (float number in observation)
            {
                record[place++] = number;
            }

            float[] action = [.. Enumerable.Range(0, spec.Actions).Select(_ => actions.NextUniform(-spec.ActionLimit, spec.ActionLimit))];
            record[place++] = environment.Step(action, observation).Reward;
        }

        return record;
    }
}
