using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Random;
using NE.Runtime.Tests.Gpu.Devices;
using NE.Runtime.Tests.Kernels;
using Xunit;

namespace NE.Runtime.Tests.Gpu.Kernels;

/// <summary>Squashed normal policies and the losses of a soft actor-critic on a device are bit-identical to the CPU.</summary>
[Collection(KernelBenchTests.Name)]
public sealed unsafe class PolicyKernelTests(KernelBench bench)
{
    private const float LeastLog = -1.5f, MostLog = 0.5f, Temperature = 0.3f;
    private const ulong Update = 0x2_0000_0003;

    private static readonly float[] Low = [-1, -0.4f, 0];
    private static readonly float[] High = [1, 0.4f, 2];

    public static IEnumerable<object[]> Cases => [[1, 1], [3, 1], [1, 32], [3, 40], [2, 256]];

    public static IEnumerable<object[]> Batches => [[1], [32], [40], [256]];

    [OpenClDeviceTheory]
    [MemberData(nameof(Cases))]
    public void SquashedSampleAndMean_AnyBatch_HaveTheBitsOfTheProcessor(int actions, int batch)
    {
        using var arena = new Arena();
        var bounds = new ActionBounds(arena, Low.AsSpan(0, actions), High.AsSpan(0, actions));
        var policy = new SquashedGaussian(bounds, LeastLog, MostLog);
        Activations head = Samples.Normal(arena, 2 * actions, batch, 1), action = arena.Activations(actions, batch);
        Activations log = arena.Activations(1, batch), kept = arena.Activations(2 * actions, batch), mean = arena.Activations(actions, batch);
        policy.Sample(head, 77, RandomStreamId.PolicyAction, Update, action, log, kept);
        policy.Mean(head, mean);

        foreach (bool whole in new[] { true, false })
        {
            var memory = new KernelMemory();
            Place h = memory.Add(head), a = memory.Room(actions, batch), lp = memory.Room(1, batch), k = memory.Room(2 * actions, batch);
            int table = memory.Add(bounds.Table);
            memory.Expect(a, action);
            if (whole)
            {
                memory.Expect(lp, log);
                memory.Expect(k, kept);
            }

            bench.Check(
                "squashed_sample", memory, batch, h.Offset, h.Stride, actions, table, LeastLog, MostLog, 77u, (uint)RandomStreamId.PolicyAction,
                unchecked((uint)Update), (uint)(Update >> 32), head.Panels * Activations.PanelSamples, a.Offset, a.Stride,
                whole ? lp.Offset : 0, lp.Stride, whole ? k.Offset : 0, k.Stride);
        }

        var means = new KernelMemory();
        Place from = means.Add(head), to = means.Room(actions, batch);
        int scales = means.Add(bounds.Table);
        means.Expect(to, mean);
        bench.Check("squashed_mean", means, batch, from.Offset, from.Stride, actions, scales, to.Offset, to.Stride);
    }

    [OpenClDeviceTheory]
    [MemberData(nameof(Cases))]
    public void SquashedGradient_AnyBatch_HasTheBitsOfTheProcessor(int actions, int batch)
    {
        using var arena = new Arena();
        var bounds = new ActionBounds(arena, Low.AsSpan(0, actions), High.AsSpan(0, actions));
        var policy = new SquashedGaussian(bounds, LeastLog, MostLog);
        Activations head = Samples.Normal(arena, 2 * actions, batch, 1), action = arena.Activations(actions, batch);
        Activations log = arena.Activations(1, batch), kept = arena.Activations(2 * actions, batch);
        Activations actionGradient = Samples.Gradient(arena, actions, batch, 2), logGradient = Samples.Gradient(arena, 1, batch, 3);
        Activations headGradient = arena.Activations(2 * actions, batch);
        head[actions, 0] = LeastLog;
        policy.Sample(head, 77, RandomStreamId.PolicyAction, Update, action, log, kept);
        policy.Backward(head, kept, actionGradient, logGradient, headGradient);

        var memory = new KernelMemory();
        Place h = memory.Add(head), k = memory.Add(kept), da = memory.Add(actionGradient), dl = memory.Add(logGradient);
        Place dh = memory.Room(2 * actions, batch);
        int table = memory.Add(bounds.Table);
        memory.Expect(dh, headGradient);
        bench.Check(
            "squashed_gradient", memory, batch, h.Offset, h.Stride, actions, table, LeastLog, MostLog, k.Offset, k.Stride, da.Offset,
            da.Stride, dl.Offset, dl.Stride, dh.Offset, dh.Stride);
    }

    [OpenClDeviceTheory]
    [MemberData(nameof(Batches))]
    public void SoftTarget_AnyBatch_HasTheBitsOfTheProcessor(int batch)
    {
        using var arena = new Arena();
        Activations reward = Samples.Normal(arena, 1, batch, 1), notDone = arena.Activations(1, batch), log = Samples.Normal(arena, 1, batch, 4);
        Activations first = Samples.Normal(arena, 1, batch, 2), second = Samples.Normal(arena, 1, batch, 3);
        Activations target = arena.Activations(1, batch);
        for (int sample = 0; sample < batch; sample++)
            notDone[0, sample] = sample % 5 == 0 ? 0 : 1;

        if (batch >= 32)
        {
            first[0, 5] = float.NaN;
            second[0, 9] = float.NaN;
        }

        SoftTarget.Apply(reward, notDone, first, second, log, Temperature, 0.99f, target);
        var memory = new KernelMemory();
        Place r = memory.Add(reward), n = memory.Add(notDone), q1 = memory.Add(first), q2 = memory.Add(second), lp = memory.Add(log);
        Place y = memory.Room(1, batch);
        memory.Expect(y, target);
        bench.Check(
            "soft_target", memory, batch, r.Offset, r.Stride, n.Offset, n.Stride, q1.Offset, q1.Stride, q2.Offset, q2.Stride, lp.Offset,
            lp.Stride, Temperature, 0.99f, y.Offset, y.Stride);
    }

    [OpenClDeviceTheory]
    [MemberData(nameof(Batches))]
    public void SoftSlopesAndLoss_AnyBatch_HaveTheBitsOfTheProcessor(int batch)
    {
        using var arena = new Arena();
        Activations log = Samples.Normal(arena, 1, batch, 1), first = Samples.Normal(arena, 1, batch, 2), second = Samples.Normal(arena, 1, batch, 3);
        Activations[] gradients = [.. Enumerable.Range(0, 5).Select(_ => arena.Activations(1, batch))];
        second[0, batch / 2] = first[0, batch / 2];
        float loss = SoftPolicyLoss.Descend(Temperature, log, first, second, gradients[0], gradients[1], gradients[2]);
        SoftPolicyLoss.Descend(Temperature, log, first, gradients[3], gradients[4]);

        KernelMemory memory = new(), single = new(), losses = new();
        Place q1 = memory.Add(first), q2 = memory.Add(second);
        Place[] places = [.. Enumerable.Range(0, 3).Select(_ => memory.Room(1, batch))];
        for (int i = 0; i < 3; i++)
            memory.Expect(places[i], gradients[i]);

        bench.Check(
            "soft_slopes", memory, batch, q1.Offset, q1.Stride, q2.Offset, q2.Stride, Temperature, places[0].Offset, places[0].Stride,
            places[1].Offset, places[1].Stride, places[2].Offset, places[2].Stride);

        Place gl = single.Room(1, batch), g = single.Room(1, batch);
        single.Expect(gl, gradients[3]);
        single.Expect(g, gradients[4]);
        bench.Check("soft_slope", single, batch, Temperature, gl.Offset, gl.Stride, g.Offset, g.Stride);

        Place lp = losses.Add(log);
        (q1, q2) = (losses.Add(first), losses.Add(second));
        int result = losses.Room(1, 1).Offset;
        losses.Expect(result, [loss]);
        bench.Check(
            "batch_soft_loss", losses, 5, lp.Offset, lp.Stride, q1.Offset, q1.Stride, q2.Offset, q2.Stride, Temperature, batch, result);
    }

    [OpenClDeviceTheory]
    [MemberData(nameof(Batches))]
    public void TemperatureStep_AnyBatch_HasTheBitsOfTheProcessor(int batch)
    {
        using var arena = new Arena();
        Activations log = Samples.Normal(arena, 1, batch, 1);
        var parameter = new ScalarParameter(arena, "Temperature.log");
        parameter.InitialiseLog(0.2f);
        *parameter.FirstMoment = 0.25f;
        *parameter.SecondMoment = 0.125f;
        var memory = new KernelMemory();
        Place lp = memory.Add(log);
        int value = memory.Add([parameter.Value, float.NaN, 0.25f, 0.125f]), result = memory.Room(2, 1).Offset;
        AdamStep step = AdamStep.At(3e-4, 0.9, 0.999, 1e-8, 7);
        float loss = TemperatureLoss.Descend(parameter, BatchMean.Of(log), -3);
        Adam.Step(parameter, step);
        memory.Expect(value, [parameter.Value, float.NaN, *parameter.FirstMoment, *parameter.SecondMoment]);
        memory.Expect(result, [loss, parameter.Value]);
        bench.Check("temperature_step", memory, 4, [lp.Offset, lp.Stride, batch, value, -3f, .. StepKernelTests.Factors(step), 0, 0, result]);
    }
}
