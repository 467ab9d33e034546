using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Tests.Networks;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Kernels;

public sealed class SoftActorCriticTests
{
    private const float Temperature = 0.3f;

    public static IEnumerable<object[]> Batches =>
        Width.With(new[] { 1, 15, 16, 31, 45, 64, 256, 300 }.Select(batch => new object[] { batch }));

    [Fact]
    public void SoftTarget_TwoCritics_IsRewardPlusDiscountedMinimumAndEntropyUnlessDone()
    {
        using var arena = new Arena();
        Activations reward = Columns.Of(arena, 1, 2, 3), notDone = Columns.Of(arena, 1, 0, 1), log = Columns.Of(arena, 2, 2, -4);
        Activations target = arena.Activations(1, 3);
        SoftTarget.Apply(reward, notDone, Columns.Of(arena, 10, 10, -4), Columns.Of(arena, 8, 8, 5), log, 0.5f, 0.5f, target);
        Samples.Read(target)[0].ShouldBe([4.5f, 2, 2]);
        SoftTarget.Apply(reward, notDone, Columns.Of(arena, 10, 10, -4), log, 0.5f, 0.5f, target);
        Samples.Read(target)[0].ShouldBe([5.5f, 2, 2]);
    }

    [Theory]
    [MemberData(nameof(Batches))]
    public void SoftTarget_EveryWidth_IsThatOfEachSample(int lanes, int batch)
    {
        using var arena = new Arena();
        Activations reward = Samples.Normal(arena, 1, batch, 1), notDone = arena.Activations(3, batch).Slice(1, 1);
        Activations q1 = Samples.Normal(arena, 1, batch, 2), q2 = Samples.Normal(arena, 1, batch, 3);
        Activations log = Samples.Normal(arena, 1, batch, 4), target = arena.Activations(1, batch);
        for (int sample = 0; sample < batch; sample++)
            notDone[0, sample] = sample % 5 == 2 ? 0 : 1;

        Width.Kernels(lanes).SoftTarget(reward, notDone, q1, q2, log, Temperature, 0.99f, target);
        for (int b = 0; b < batch; b++)
            target[0, b].ShouldBe(reward[0, b] + (0.99f * notDone[0, b] * (Math.Min(q1[0, b], q2[0, b]) - (Temperature * log[0, b]))));
    }

    [Theory]
    [MemberData(nameof(Batches))]
    public void SoftPolicyLoss_EveryWidth_IsTheMeanWithItsGradients(int lanes, int batch)
    {
        using var arena = new Arena();
        Activations log = Samples.Normal(arena, 1, batch, 1), q1 = Samples.Normal(arena, 1, batch, 2), q2 = Samples.Normal(arena, 1, batch, 3);
        Activations logGradient = Samples.Normal(arena, 1, batch, 4), first = Samples.Normal(arena, 1, batch, 5);
        Activations second = Samples.Normal(arena, 1, batch, 6);
        q2[0, batch / 2] = q1[0, batch / 2];
        float loss = Width.Kernels(lanes).SoftPolicyLoss(Temperature, log, q1, q2, logGradient, first, second);

        float Term(int b) => (Temperature * log[0, b]) - Math.Min(q1[0, b], q2[0, b]);
        loss.ShouldBe(Samples.BatchSum(batch, Term, _ => 1) / batch);
        ((double)loss).ShouldBe(Enumerable.Range(0, batch).Average(b => (double)Term(b)), 1e-5);
        float share = 1f / batch;
        for (int b = 0; b < batch; b++)
        {
            logGradient[0, b].ShouldBe(Temperature * share);
            (float One, float Two) expected = b == batch / 2 ? (-share / 2, -share / 2) : q1[0, b] < q2[0, b] ? (-share, 0) : (0, -share);
            (first[0, b], second[0, b]).ShouldBe(expected);
        }

        foreach (Activations gradient in new[] { logGradient, first, second })
            Columns.Padding(gradient).ShouldAllBe(g => g == 0);
    }

    [Fact]
    public void SoftPolicyLoss_OneCritic_GivesItTheWholeGradient()
    {
        using var arena = new Arena();
        Activations log = Columns.Of(arena, 1, 2), q = Columns.Of(arena, 3, 5), logGradient = arena.Activations(1, 2);
        Activations gradient = arena.Activations(1, 2);
        SoftPolicyLoss.Descend(0.5f, log, q, logGradient, gradient).ShouldBe(-3.25f);
        Samples.Read(gradient)[0].ShouldBe([-0.5f, -0.5f]);
        Samples.Read(logGradient)[0].ShouldBe([0.25f, 0.25f]);
    }

    [Theory]
    [InlineData(float.NaN, 1)]
    [InlineData(1, float.NaN)]
    public void TargetAndLoss_ACriticThatDiverged_ShowIt(float q1, float q2)
    {
        using var arena = new Arena();
        Activations one = Columns.Of(arena, 1), first = Columns.Of(arena, q1), second = Columns.Of(arena, q2);
        Activations result = arena.Activations(1, 1);
        SoftTarget.Apply(one, one, first, second, one, 0.5f, 0.5f, result);
        result[0, 0].ShouldBe(float.NaN);
        SoftPolicyLoss.Descend(0.5f, one, first, second, result, arena.Activations(1, 1), arena.Activations(1, 1)).ShouldBe(float.NaN);
    }

    [Fact]
    public void Temperature_ManySteps_AgreesWithAdamInDoublePrecision()
    {
        using var arena = new Arena();
        var parameter = new ScalarParameter(arena, "Temperature.log");
        parameter.InitialiseLog(0.2f);
        ((double)parameter.Exponential).ShouldBe(0.2, 1e-7);
        var expected = new NE.Reference.Parameter(1);
        expected.Value[0] = Math.Log(0.2);
        var adam = new NE.Reference.Adam(3e-4);
        for (int step = 1; step <= 200; step++)
        {
            float mean = -1.5f + MathF.Sin(step);
            double loss = -Math.Exp(expected.Value[0]) * (mean - 2.0);
            ((double)TemperatureLoss.Descend(parameter, mean, -2)).ShouldBe(loss, 1e-6);
            Adam.Step(parameter, AdamStep.At(3e-4, 0.9, 0.999, 1e-8, step));
            expected.Gradient[0] = loss;
            adam.Step(expected);
        }

        ((double)parameter.Value).ShouldBe(expected.Value[0], 1e-6);
        expected.Value[0].ShouldBeLessThan(Math.Log(0.2) - 0.03);
    }

    [Fact]
    public void Temperature_LossOfItsLogarithm_AgreesWithFiniteDifferences()
    {
        using var arena = new Arena();
        var parameter = new ScalarParameter(arena, "Temperature.log");
        parameter.Initialise(-0.7f);
        float gradient = TemperatureLoss.Descend(parameter, -3.5f, -2f);
        double[] at = [-0.7];
        NE.Reference.FiniteDifferences.Gradient(at, [0], () => -Math.Exp(at[0]) * (-3.5 - 2))[0].ShouldBe(gradient, 1e-6);
    }

    [Fact]
    public void ScalarParameter_SavedAndLoaded_ContinuesWithTheSameBits()
    {
        using var arena = new Arena();
        ScalarParameter straight = new(arena, "Temperature.log"), resumed = new(arena, "Temperature.log");
        straight.InitialiseLog(0.2f);
        Step(straight, 1);
        var store = new TensorStore();
        straight.Save(store);
        store.Tensors.Keys.ShouldBe(["Temperature.log", "Temperature.log.m", "Temperature.log.v"]);
        resumed.Load(store);
        Step(straight, 2);
        Step(resumed, 2);
        resumed.Value.ShouldBe(straight.Value);
        straight.Value.ShouldNotBe(MathF.Log(0.2f));
        Should.Throw<CheckpointException>(() => new ScalarParameter(arena, "Other").Load(store));
    }

    private static void Step(ScalarParameter parameter, int step)
    {
        TemperatureLoss.Descend(parameter, -1.25f, -2);
        Adam.Step(parameter, AdamStep.At(3e-4, 0.9, 0.999, 1e-8, step));
    }
}
