using System;
using System.Collections.Generic;
using NE.Runtime.Environments;
using NE.Runtime.Random;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Environments;

public sealed class SequenceEnvironmentTests
{
    private readonly List<string> created = [];
    private readonly List<float[]> taken = [];
    private readonly SequenceEnvironment environment;
    private readonly float[] observation = new float[4];

    public SequenceEnvironmentTests() => environment = new(
    [
        Task("A", 2, ActionSpec.Symmetric(3, 0.5f)),
        Task("B", 4, new ActionSpec([-1, 0], [1, 10])),
        Task("C", 1, ActionSpec.Symmetric(1, 1)),
    ]);

    [Fact]
    public void Enter_CreatesEachEnvironmentOnce_WhenItIsFirstNeeded()
    {
        created.ShouldBeEmpty();
        Reset();
        created.ShouldBe(["A"]);
        environment.Enter(2);
        environment.Enter(0);
        environment.Enter(2);
        created.ShouldBe(["A", "C"]);
        environment.Task.ShouldBe(2);
        environment.Dispose();
        created.ShouldBe(["A", "C", "A disposed", "C disposed"]);
    }

    [Fact]
    public void Observations_OfASmallTask_ArePaddedWithZeros()
    {
        Reset().ShouldBe([1, 2, 0, 0]);
        Step(0, 0, 0).ShouldBe([3, 4, 0, 0]);
        environment.Enter(1);
        Reset().ShouldBe([1, 2, 3, 4]);
        environment.Enter(2);
        Reset().ShouldBe([1, 0, 0, 0]);
        Step(0, 0, 0).ShouldBe([2, 0, 0, 0]);
    }

    [Fact]
    public void Actions_AreMappedToTheBoundsOfTheTask_WithoutThePadding()
    {
        Reset();
        Step(1, -0.5f, 0.25f);
        environment.Enter(1);
        Reset();
        Step(0.5f, -1, float.NaN);
        Step(-1, 0.5f, 7);
        environment.Enter(2);
        Reset();
        Step(-0.75f, float.NaN, 3);

        taken.ShouldBe([[0.5f, -0.25f, 0.125f], [0.5f, 0], [-1, 7.5f], [-0.75f]]);
    }

    [Fact]
    public void Enter_OtherIndex_Throws()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => environment.Enter(3));
        Should.Throw<ArgumentOutOfRangeException>(() => environment.Enter(-1));
        Should.Throw<ArgumentException>(() => new SequenceEnvironment([]));
    }

    private float[] Reset()
    {
        observation.AsSpan().Fill(9);
        RandomStream random = new(1, RandomStreamId.EnvironmentReset, 0);
        environment.Reset(ref random, observation);
        return [.. observation];
    }

    private float[] Step(params ReadOnlySpan<float> action)
    {
        observation.AsSpan().Fill(9);
        environment.Step(action, observation);
        return [.. observation];
    }

    private SequenceTask Task(string name, int observations, ActionSpec actions) => new(
        new TaskSpec(name, new ObservationSpec(observations), actions, 10), () =>
        {
            created.Add(name);
            return new Counter(this, name);
        });

    /// <summary>Observes 1, 2, … and goes on counting.</summary>
    private sealed class Counter(SequenceEnvironmentTests test, string name) : IEnvironment
    {
        private int count;

        public void Reset(ref RandomStream random, Span<float> observation)
        {
            count = 0;
            Observe(observation);
        }

        public StepResult Step(ReadOnlySpan<float> action, Span<float> observation)
        {
            test.taken.Add(action.ToArray());
            Observe(observation);
            return new StepResult(0, false);
        }

        public void Dispose() => test.created.Add(name + " disposed");

        private void Observe(Span<float> observation)
        {
            foreach (ref float value in observation)
            {
                value = ++count;
            }
        }
    }
}
