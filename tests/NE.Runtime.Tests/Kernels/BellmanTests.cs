using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Kernels;

public sealed class BellmanTests
{
    public static IEnumerable<object[]> Batches =>
        Width.With(new[] { 1, 15, 16, 31, 45, 64, 256, 300 }.Select(batch => new object[] { batch }));

    [Fact]
    public void Target_TwoCritics_IsRewardPlusDiscountedMinimumUnlessDone()
    {
        using var arena = new Arena();
        Activations reward = Columns.Of(arena, 1, 2, 3), notDone = Columns.Of(arena, 1, 0, 1), target = arena.Activations(1, 3);
        Bellman.Target(reward, notDone, Columns.Of(arena, 10, 10, -4), Columns.Of(arena, 8, 8, 5), 0.5f, target);
        Samples.Read(target)[0].ShouldBe([5, 2, 1]);
    }

    [Fact]
    public void Target_OneCritic_UsesIt()
    {
        using var arena = new Arena();
        Activations target = arena.Activations(1, 2);
        Bellman.Target(Columns.Of(arena, 1, 2), Columns.Of(arena, 1, 1), Columns.Of(arena, 10, -2), 0.5f, target);
        Samples.Read(target)[0].ShouldBe([6, 1]);
    }

    [Theory]
    [MemberData(nameof(Batches))]
    public void TargetErrorAndMean_EveryWidth_AreThoseOfEachSample(int lanes, int batch)
    {
        using var arena = new Arena();
        IKernels kernels = Width.Kernels(lanes);
        Activations reward = Samples.Normal(arena, 1, batch, 1), notDone = arena.Activations(3, batch).Slice(1, 1);
        Activations q1 = Samples.Normal(arena, 1, batch, 2), q2 = Samples.Normal(arena, 1, batch, 3);
        Activations target = arena.Activations(1, batch), gradient = Samples.Normal(arena, 1, batch, 4);
        for (int sample = 0; sample < batch; sample++)
            notDone[0, sample] = sample % 5 == 2 ? 0 : 1;

        kernels.Target(reward, notDone, q1, q2, 0.99f, target);
        for (int sample = 0; sample < batch; sample++)
        {
            float follows = 0.99f * notDone[0, sample] * Math.Min(q1[0, sample], q2[0, sample]);
            target[0, sample].ShouldBe(reward[0, sample] + follows);
        }

        kernels.Error(q1, target, gradient)
            .ShouldBe(Samples.BatchSum(batch, b => q1[0, b] - target[0, b], b => q1[0, b] - target[0, b]) / batch);
        for (int sample = 0; sample < batch; sample++)
            gradient[0, sample].ShouldBe(2f / batch * (q1[0, sample] - target[0, sample]));

        Columns.Padding(gradient).ShouldAllBe(g => g == 0);
        kernels.Mean(q1).ShouldBe(Samples.BatchSum(batch, b => q1[0, b], _ => 1) / batch);
    }

    [Theory]
    [InlineData(float.NaN, 1)]
    [InlineData(1, float.NaN)]
    public void Target_ACriticThatDiverged_ShowsInTheTarget(float q1, float q2)
    {
        using var arena = new Arena();
        Activations target = arena.Activations(1, 1);
        Bellman.Target(Columns.Of(arena, 1), Columns.Of(arena, 1), Columns.Of(arena, q1), Columns.Of(arena, q2), 0.5f, target);
        target[0, 0].ShouldBe(float.NaN);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(45)]
    [InlineData(256)]
    public void Error_AnyBatch_IsTheMeanSquareWithItsGradient(int batch)
    {
        using var arena = new Arena();
        Activations q = Samples.Normal(arena, 1, batch, 1), y = Samples.Normal(arena, 1, batch, 2);
        Activations gradient = Samples.Normal(arena, 1, batch, 3);
        float loss = Bellman.Error(q, y, gradient);
        loss.ShouldBe(Samples.BatchSum(batch, b => q[0, b] - y[0, b], b => q[0, b] - y[0, b]) / batch);
        ((double)loss).ShouldBe(Enumerable.Range(0, batch).Average(b => Math.Pow((double)q[0, b] - y[0, b], 2)), 1e-5);
        for (int sample = 0; sample < batch; sample++)
            gradient[0, sample].ShouldBe(2f / batch * (q[0, sample] - y[0, sample]));

        Columns.Padding(gradient).ShouldAllBe(g => g == 0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(45)]
    [InlineData(256)]
    public void DeterministicPolicyLoss_AnyBatch_IsMinusTheMeanWithItsGradient(int batch)
    {
        using var arena = new Arena();
        Activations q = Samples.Normal(arena, 1, batch, 1), gradient = Samples.Normal(arena, 1, batch, 3);
        float loss = DeterministicPolicyLoss.Apply(q, gradient);
        loss.ShouldBe(-(Samples.BatchSum(batch, b => q[0, b], _ => 1) / batch));
        ((double)loss).ShouldBe(-Enumerable.Range(0, batch).Average(b => (double)q[0, b]), 1e-6);
        Samples.Read(gradient)[0].ShouldAllBe(g => g == -1f / batch);
        Columns.Padding(gradient).ShouldAllBe(g => g == 0);
    }

    [Fact]
    public void Target_ArraysOfAnotherSize_AreRefused()
    {
        using var arena = new Arena();
        Activations one = arena.Activations(1, 4), wide = arena.Activations(2, 4), longer = arena.Activations(1, 5);
        Should.Throw<ArgumentException>(() => Bellman.Target(one, one, wide, 0.9f, one));
        Should.Throw<ArgumentException>(() => Bellman.Error(one, longer, one));
        Should.Throw<ArgumentException>(() => DeterministicPolicyLoss.Apply(wide, wide));
    }
}
