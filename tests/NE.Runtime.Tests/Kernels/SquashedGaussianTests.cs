using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Random;
using NE.Runtime.Threading;
using Shouldly;
using Xunit;
using Exact = NE.Reference.SquashedGaussian;

namespace NE.Runtime.Tests.Kernels;

public sealed class SquashedGaussianTests
{
    private const uint Seed = 7;
    private const ulong Update = 0x1_0000_0005;
    private const float LeastLog = -5, MostLog = 2;

    private static readonly float[] Low = [-1, -0.4f, 0, -3];
    private static readonly float[] High = [1, 0.4f, 2, -1];

    public static IEnumerable<object[]> Cases => Width.With([[1, 1], [4, 1], [1, 16], [3, 31], [2, 70], [4, 256]]);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sample_AnyWidth_IsTheActionAndLogDensityInDoublePrecision(int lanes, int actions, int batch)
    {
        using var arena = new Arena();
        (SquashedGaussian policy, Exact reference) = Policy(arena, actions);
        Activations head = Samples.Normal(arena, 2 * actions, batch, 3), action = arena.Activations(actions, batch);
        Activations log = arena.Activations(1, batch), kept = arena.Activations(2 * actions, batch);
        Width.Kernels(lanes).Sample(policy, head, Seed, RandomStreamId.PolicyAction, Update, action, log, kept);

        double[] expected = new double[actions];
        for (int sample = 0; sample < batch; sample++)
        {
            double logExpected = reference.Sample(Column(head, sample), Normal(actions, head.Panels, sample), expected);
            ((double)log[0, sample]).ShouldBe(logExpected, 2e-5 * (1 + Math.Abs(logExpected)));
            for (int j = 0; j < actions; j++)
                ((double)action[j, sample]).ShouldBe(expected[j], 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void SampleBackwardAndMean_EveryWidth_HaveTheBitsOfScalarCode(int lanes, int actions, int batch)
    {
        using var arena = new Arena();
        float[][][] actual = Run(arena, Width.Kernels(lanes), actions, batch), expected = Run(arena, Width.Scalar, actions, batch);
        for (int i = 0; i < actual.Length; i++)
            Samples.ShouldEqualBits(actual[i], expected[i]);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Backward_AnyWidth_AgreesWithFiniteDifferences(int lanes, int actions, int batch)
    {
        using var arena = new Arena();
        (SquashedGaussian policy, Exact reference) = Policy(arena, actions);
        Activations head = Samples.Normal(arena, 2 * actions, batch, 3), action = arena.Activations(actions, batch);
        Activations log = arena.Activations(1, batch), kept = arena.Activations(2 * actions, batch);
        Activations actionGradient = Samples.Gradient(arena, actions, batch, 4), logGradient = Samples.Gradient(arena, 1, batch, 5);
        Activations headGradient = Samples.Normal(arena, 2 * actions, batch, 6);
        IKernels kernels = Width.Kernels(lanes);
        kernels.Sample(policy, head, Seed, RandomStreamId.PolicyAction, Update, action, log, kept);
        kernels.SampleBackward(policy, head, kept, actionGradient, logGradient, headGradient);

        for (int sample = 0; sample < batch; sample++)
        {
            double[] at = Column(head, sample), normal = Normal(actions, head.Panels, sample), drawn = new double[actions];
            double[] toAction = Column(actionGradient, sample);
            double toLog = logGradient[0, sample];
            double[] expected = NE.Reference.FiniteDifferences.Gradient(
                at,
                [.. Enumerable.Range(0, 2 * actions)],
                () => (toLog * reference.Sample(at, normal, drawn)) + drawn.Zip(toAction, (a, g) => a * g).Sum());
            Samples.ShouldBeNear(Column(headGradient, sample).Select(g => (float)g), expected, 1e-4);
        }

        Columns.Padding(headGradient).ShouldAllBe(g => g == 0);
    }

    [Theory]
    [InlineData(-6f, -5f, true)]
    [InlineData(-5f, -5f, false)]
    [InlineData(2f, 2f, false)]
    [InlineData(3f, 2f, true)]
    public void LogDeviation_OutsideItsLimits_IsClampedAndGetsNoGradient(float raw, float used, bool outside)
    {
        using var arena = new Arena();
        (SquashedGaussian policy, _) = Policy(arena, 1);
        Activations head = Head(arena, 0.25f, raw), clamped = Head(arena, 0.25f, used);
        (float action, float log, float gradient) = Gradient(arena, policy, head);
        (float expectedAction, float expectedLog, float expectedGradient) = Gradient(arena, policy, clamped);
        (action, log).ShouldBe((expectedAction, expectedLog));
        expectedGradient.ShouldNotBe(0);
        gradient.ShouldBe(outside ? 0 : expectedGradient);
    }

    [Theory]
    [InlineData(12f)]
    [InlineData(-40f)]
    public void Sample_FarInTheSaturation_StaysFiniteAndExact(float mean)
    {
        // 1 − tanh² is 0 in single precision from |u| = 9 on.
        using var arena = new Arena();
        (SquashedGaussian policy, Exact reference) = Policy(arena, 1);
        Activations head = Head(arena, mean, -1), action = arena.Activations(1, 1), log = arena.Activations(1, 1);
        policy.Sample(head, Seed, RandomStreamId.PolicyAction, Update, action, log);
        double expected = reference.Sample([mean, -1], Normal(1, 1, 0), new double[1]);
        action[0, 0].ShouldBe(Math.Sign(mean));
        ((double)log[0, 0]).ShouldBe(expected, 1e-5 * Math.Abs(expected));
    }

    [Fact]
    public void Sample_OneSample_IsTheFirstOfABatchWithTheSameNumbers()
    {
        // One sample is padded to 32, as a batch of 32 is: the numbers of its actions are the same.
        using var arena = new Arena();
        (SquashedGaussian policy, _) = Policy(arena, 4);
        Activations heads = Samples.Normal(arena, 8, 32, 3), head = arena.Activations(8, 1);
        for (int i = 0; i < 8; i++)
            head[i, 0] = heads[i, 0];

        Activations actions = arena.Activations(4, 32), action = arena.Activations(4, 1);
        policy.Sample(heads, Seed, RandomStreamId.SampledAction, 9, actions);
        policy.Sample(head, Seed, RandomStreamId.SampledAction, 9, action);
        Column(action, 0).ShouldBe(Column(actions, 0));
    }

    [Fact]
    public void Sample_ThreeThreads_ChangeNoBit()
    {
        using var arena = new Arena();
        (SquashedGaussian policy, _) = Policy(arena, 3);
        Activations head = Samples.Normal(arena, 6, 300, 3), log = arena.Activations(1, 300), shared = arena.Activations(1, 300);
        Activations action = arena.Activations(3, 300), other = arena.Activations(3, 300);
        policy.Sample(head, Seed, RandomStreamId.PolicyAction, 5, action, log);
        using (var pool = new WorkerPool(3))
        {
            WorkerPool.Use(pool);
            policy.Sample(head, Seed, RandomStreamId.PolicyAction, 5, other, shared);
            WorkerPool.Use(null);
        }

        Samples.ShouldEqualBits(Samples.Read(other), Samples.Read(action));
        Samples.ShouldEqualBits(Samples.Read(shared), Samples.Read(log));
    }

    [Fact]
    public void Mean_OfAHead_IsTheSquashedMeanInTheBox()
    {
        using var arena = new Arena();
        (SquashedGaussian policy, _) = Policy(arena, 4);
        Activations head = Samples.Normal(arena, 8, 40, 3), action = arena.Activations(4, 40);
        policy.Mean(head, action);
        for (int sample = 0; sample < 40; sample++)
        {
            for (int j = 0; j < 4; j++)
            {
                double expected = ((High[j] + Low[j]) / 2.0) + ((High[j] - Low[j]) / 2.0 * Math.Tanh(head[j, sample]));
                ((double)action[j, sample]).ShouldBe(expected, 1e-6);
            }
        }
    }

    [Fact]
    public void Arguments_OfAnotherSize_AreRefused()
    {
        using var arena = new Arena();
        (SquashedGaussian policy, _) = Policy(arena, 2);
        Activations head = arena.Activations(4, 8), action = arena.Activations(2, 8), wide = arena.Activations(3, 8);
        Should.Throw<ArgumentException>(() => policy.Sample(action, Seed, RandomStreamId.PolicyAction, 1, action));
        Should.Throw<ArgumentException>(() => policy.Sample(head, Seed, RandomStreamId.PolicyAction, 1, wide));
        Should.Throw<ArgumentException>(() => policy.Sample(head, Seed, RandomStreamId.PolicyAction, 1, action, wide));
        Should.Throw<ArgumentException>(() => policy.Mean(head, arena.Activations(2, 9)));
        Should.Throw<ArgumentException>(() => new ActionBounds(arena, [0, 1], [1, 1])).Message.ShouldContain("Component 1");
        Should.Throw<ArgumentException>(() => new ActionBounds(arena, [0, float.NegativeInfinity], [1, 1])).Message.ShouldContain("Component 1");
        Should.Throw<ArgumentException>(() => new ActionBounds(arena, [0], [1, 1]));
        Should.Throw<ArgumentException>(() => new ActionBounds(arena, 0, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => new SquashedGaussian(new ActionBounds(arena, 2, 1), 2, -5));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 70)]
    public void Take_FewerActions_IsTheDistributionOfTheseAndTheRestIsZero(int actions, int batch)
    {
        using var arena = new Arena();
        (SquashedGaussian policy, _) = Policy(arena, 4);
        (SquashedGaussian few, _) = Policy(arena, actions);
        Activations head = Samples.Normal(arena, 8, batch, 3), actionGradient = Samples.Gradient(arena, 4, batch, 4);
        Activations logGradient = Samples.Gradient(arena, 1, batch, 5);

        policy.Take(actions);
        Activations[] actual = All(policy, head, actionGradient, 4), expected = All(
            few, head.Slice(0, 2 * actions), actionGradient.Slice(0, actions), actions);

        foreach ((Activations values, Activations same) in actual.Zip(expected))
        {
            for (int sample = 0; sample < batch; sample++)
            {
                for (int i = 0; i < values.Features; i++)
                    values[i, sample].ShouldBe(i < same.Features ? same[i, sample] : 0f);
            }
        }

        policy.Take(4);
        Activations whole = arena.Activations(4, batch), reference = arena.Activations(4, batch);
        policy.Mean(head, whole);
        Policy(arena, 4).Policy.Mean(head, reference);
        Samples.ShouldEqualBits(Samples.Read(whole)[0], Samples.Read(reference)[0]);
        Should.Throw<ArgumentOutOfRangeException>(() => policy.Take(5));
        Should.Throw<ArgumentOutOfRangeException>(() => policy.Take(0));

        // Memory that another pass has used: what is not written would show.
        Activations[] All(SquashedGaussian distribution, Activations of, Activations gradient, int length)
        {
            Activations action = Samples.Normal(arena, length, batch, 6), mean = Samples.Normal(arena, length, batch, 7);
            Activations log = arena.Activations(1, batch), kept = arena.Activations(2 * length, batch);
            Activations toHead = Samples.Normal(arena, 2 * length, batch, 8);
            distribution.Sample(of, Seed, RandomStreamId.PolicyAction, Update, action, log, kept);
            distribution.Backward(of, kept, gradient, logGradient, toHead);
            distribution.Mean(of, mean);
            return [action, log, toHead, mean];
        }
    }

    private static float[][][] Run(Arena arena, IKernels kernels, int actions, int batch)
    {
        (SquashedGaussian policy, _) = Policy(arena, actions);
        Activations head = Samples.Normal(arena, 2 * actions, batch, 3), action = arena.Activations(actions, batch);
        Activations log = arena.Activations(1, batch), kept = arena.Activations(2 * actions, batch), mean = arena.Activations(actions, batch);
        Activations actionGradient = Samples.Gradient(arena, actions, batch, 4), logGradient = Samples.Gradient(arena, 1, batch, 5);
        Activations headGradient = arena.Activations(2 * actions, batch);
        kernels.Sample(policy, head, Seed, RandomStreamId.PolicyAction, Update, action, log, kept);
        kernels.SampleBackward(policy, head, kept, actionGradient, logGradient, headGradient);
        kernels.MeanAction(policy, head, mean);
        return [.. new[] { action, log, kept, headGradient, mean }.Select(Samples.Read)];
    }

    private static (float Action, float Log, float Gradient) Gradient(Arena arena, SquashedGaussian policy, Activations head)
    {
        Activations action = arena.Activations(1, 1), log = arena.Activations(1, 1), kept = arena.Activations(2, 1);
        Activations gradient = arena.Activations(2, 1);
        policy.Sample(head, Seed, RandomStreamId.PolicyAction, Update, action, log, kept);
        policy.Backward(head, kept, Columns.Of(arena, 0.5f), Columns.Of(arena, 0.25f), gradient);
        return (action[0, 0], log[0, 0], gradient[1, 0]);
    }

    private static Activations Head(Arena arena, float mean, float logDeviation)
    {
        Activations head = arena.Activations(2, 1);
        head[0, 0] = mean;
        head[1, 0] = logDeviation;
        return head;
    }

    private static (SquashedGaussian Policy, Exact Reference) Policy(Arena arena, int actions)
    {
        double[] scale = [.. Enumerable.Range(0, actions).Select(j => ((double)High[j] - Low[j]) / 2)];
        double[] offset = [.. Enumerable.Range(0, actions).Select(j => ((double)High[j] + Low[j]) / 2)];
        var bounds = new ActionBounds(arena, Low.AsSpan(0, actions), High.AsSpan(0, actions));
        return (new SquashedGaussian(bounds, LeastLog, MostLog), new Exact(scale, offset, LeastLog, MostLog));
    }

    private static double[] Column(Activations values, int sample) =>
        [.. Enumerable.Range(0, values.Features).Select(i => (double)values[i, sample])];

    /// <summary>Normal numbers (action · padded batch + sample) of the unit.</summary>
    private static double[] Normal(int actions, int panels, int sample)
    {
        var numbers = new RandomStream(Seed, RandomStreamId.PolicyAction, Update);
        int padded = panels * Activations.PanelSamples;
        double[] all = [.. Enumerable.Range(0, actions * padded).Select(_ => (double)numbers.NextNormal())];
        return [.. Enumerable.Range(0, actions).Select(j => all[(j * padded) + sample])];
    }
}
