using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using NE.MuJoCo;
using NE.Runtime.Environments;
using NE.Runtime.Environments.MuJoCo;
using NE.Runtime.Random;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Environments;

/// <summary>Environments of several learners step at the same time, each on whatever thread is free.</summary>
public sealed class ConcurrentTasksTests
{
    private const int Environments = 8, Steps = 60;

    [Theory]
    [InlineData("HalfCheetah-v4")]
    [InlineData("Ant-v4")]
    public void Step_ManyTasksAtOnce_ComputeWhatTheyDoAlone(string task)
    {
        float[][] alone = [.. Enumerable.Range(0, Environments).Select(seed => Play(task, [seed])[0])];

        float[][] together = Play(task, [.. Enumerable.Range(0, Environments)]);

        for (int i = 0; i < Environments; i++)
        {
            together[i].ShouldBe(alone[i], $"environment {i}");
        }
    }

    [Fact]
    public void Step_OneOfManyWarns_ThrowsOnlyForThatOne()
    {
        const int broken = 3;
        IEnvironment[] tasks = [.. Enumerable.Range(0, Environments).Select(_ => MuJoCoTasks.Create("Hopper-v4"))];
        TaskSpec spec = MuJoCoTasks.All.Single(spec => spec.Name == "Hopper-v4");
        int[] warnings = new int[Environments];
        Parallel.For(0, Environments, i =>
        {
            float[] observation = new float[spec.Observations], action = new float[spec.Actions];
            RandomStream random = new((uint)i, RandomStreamId.EnvironmentReset, 0);
            tasks[i].Reset(ref random, observation);
            action[0] = i == broken ? float.NaN : 0.1f;
            for (int step = 0; step < 20; step++)
            {
                try
                {
                    tasks[i].Step(action, observation);
                }
                catch (MuJoCoException)
                {
                    warnings[i]++;
                }
            }
        });

        Array.ForEach(tasks, task => task.Dispose());
        warnings[broken].ShouldBe(20);
        warnings.Sum().ShouldBe(20);
    }

    /// <summary>Steps environments in lockstep, as a group of learners does.</summary>
    /// <returns>The last observation of each.</returns>
    private static float[][] Play(string task, IReadOnlyList<int> seeds)
    {
        TaskSpec spec = MuJoCoTasks.All.Single(spec => spec.Name == task);
        IEnvironment[] tasks = [.. seeds.Select(_ => MuJoCoTasks.Create(task))];
        float[][] observations = [.. seeds.Select(_ => new float[spec.Observations])];
        float[][] actions = [.. seeds.Select(_ => new float[spec.Actions])];
        RandomStream[] random = [.. seeds.Select(seed => new RandomStream((uint)seed, RandomStreamId.WarmUpAction, 0))];
        for (int i = 0; i < tasks.Length; i++)
        {
            RandomStream reset = new((uint)seeds[i], RandomStreamId.EnvironmentReset, 0);
            tasks[i].Reset(ref reset, observations[i]);
        }

        for (int step = 0; step < Steps; step++)
        {
            Parallel.For(0, tasks.Length, i =>
            {
                foreach (ref float value in actions[i].AsSpan())
                {
                    value = random[i].NextUniform(-spec.ActionLimit, spec.ActionLimit);
                }

                tasks[i].Step(actions[i], observations[i]);
            });
        }

        Array.ForEach(tasks, task => task.Dispose());
        return observations;
    }
}
