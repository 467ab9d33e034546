using System.Collections.Generic;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Random;
using NE.Runtime.Tests.Gpu.Devices;
using NE.Runtime.Tests.Kernels;
using Xunit;

namespace NE.Runtime.Tests.Gpu.Kernels;

/// <summary>Targets, errors and objectives of the kernel library are bit-identical to the CPU.</summary>
[Collection(KernelBenchTests.Name)]
public sealed class TargetKernelTests(KernelBench bench)
{
    private const int Actions = 3;
    private const float Discount = 0.99f;

    public static IEnumerable<object[]> Batches => [[1], [32], [40], [256]];

    [OpenClDeviceTheory]
    [MemberData(nameof(Batches))]
    public void SmoothTarget_AnyBatch_HasTheBitsOfTheProcessor(int batch)
    {
        const ulong Update = 0x2_0000_0003;
        using var arena = new Arena();
        var memory = new KernelMemory();
        Activations action = Samples.Normal(arena, Actions, batch, 1), smoothed = arena.Activations(Actions, batch);
        TargetSmoothing.Apply(action, smoothed, 0.9f, 0.3f, 0.35f, 77, RandomStreamId.TargetSmoothing, Update);

        Place a = memory.Add(action), s = memory.Room(Actions, batch);
        memory.Expect(s, smoothed);
        bench.Check(
            "smooth_target", memory, batch, a.Offset, a.Stride, Actions, 0.9f, 0.3f, 0.35f, 77u, (uint)RandomStreamId.TargetSmoothing,
            unchecked((uint)Update), (uint)(Update >> 32), action.Panels * Activations.PanelSamples, s.Offset, s.Stride);
    }

    [OpenClDeviceTheory]
    [MemberData(nameof(Batches))]
    public void TwinTarget_AnyBatch_HasTheBitsOfTheProcessor(int batch)
    {
        using var arena = new Arena();
        var memory = new KernelMemory();
        (Activations reward, Activations notDone) = Outcome(arena, batch);
        Activations first = Samples.Normal(arena, 1, batch, 2), second = Samples.Normal(arena, 1, batch, 3);
        if (batch >= 32)
        {
            // NaN in either value propagates.
            first[0, 5] = float.NaN;
            second[0, 9] = float.NaN;
        }

        Activations target = arena.Activations(1, batch);
        Bellman.Target(reward, notDone, first, second, Discount, target);
        Place r = memory.Add(reward), n = memory.Add(notDone), q1 = memory.Add(first), q2 = memory.Add(second), y = memory.Room(1, batch);
        memory.Expect(y, target);
        bench.Check(
            "twin_target", memory, batch, r.Offset, r.Stride, n.Offset, n.Stride, q1.Offset, q1.Stride, q2.Offset, q2.Stride, Discount,
            y.Offset, y.Stride);
    }

    [OpenClDeviceTheory]
    [MemberData(nameof(Batches))]
    public void SingleTarget_AnyBatch_HasTheBitsOfTheProcessor(int batch)
    {
        using var arena = new Arena();
        var memory = new KernelMemory();
        (Activations reward, Activations notDone) = Outcome(arena, batch);
        Activations value = Samples.Normal(arena, 1, batch, 2), target = arena.Activations(1, batch);
        Bellman.Target(reward, notDone, value, Discount, target);
        Place r = memory.Add(reward), n = memory.Add(notDone), q = memory.Add(value), y = memory.Room(1, batch);
        memory.Expect(y, target);
        bench.Check(
            "single_target", memory, batch, r.Offset, r.Stride, n.Offset, n.Stride, q.Offset, q.Stride, Discount, y.Offset, y.Stride);
    }

    [OpenClDeviceTheory]
    [MemberData(nameof(Batches))]
    public void ValueErrorAndBatchError_AnyBatch_HaveTheBitsOfTheProcessor(int batch)
    {
        using var arena = new Arena();
        KernelMemory memory = new(), losses = new();
        Activations value = Samples.Normal(arena, 1, batch, 2), target = Samples.Normal(arena, 1, batch, 3);
        Activations gradient = arena.Activations(1, batch);
        float loss = Bellman.Error(value, target, gradient);

        Place q = memory.Add(value), y = memory.Add(target), g = memory.Room(1, batch);
        memory.Expect(g, gradient);
        bench.Check("value_error", memory, batch, q.Offset, q.Stride, y.Offset, y.Stride, g.Offset, g.Stride);

        (q, y) = (losses.Add(value), losses.Add(target));
        int result = losses.Room(1, 1).Offset;
        losses.Expect(result, [loss]);
        bench.Check("batch_error", losses, 5, q.Offset, q.Stride, y.Offset, y.Stride, batch, result);
    }

    [OpenClDeviceTheory]
    [MemberData(nameof(Batches))]
    public void DeterministicPolicyLossAndBatchMean_AnyBatch_HaveTheBitsOfTheProcessor(int batch)
    {
        using var arena = new Arena();
        KernelMemory memory = new(), means = new();
        Activations value = Samples.Normal(arena, 1, batch, 2), gradient = arena.Activations(1, batch);
        float loss = DeterministicPolicyLoss.Apply(value, gradient);

        Place q = memory.Add(value), g = memory.Room(1, batch);
        memory.Expect(g, gradient);
        bench.Check("deterministic_policy_loss", memory, batch, q.Offset, q.Stride, g.Offset, g.Stride);

        q = means.Add(value);
        int result = means.Room(1, 1).Offset;
        means.Expect(result, [-loss]);
        bench.Check("batch_mean", means, 0, q.Offset, q.Stride, batch, result);
    }

    private static (Activations Reward, Activations NotDone) Outcome(Arena arena, int batch)
    {
        Activations reward = Samples.Normal(arena, 1, batch, 1), notDone = arena.Activations(1, batch);
        for (int sample = 0; sample < batch; sample++)
            notDone[0, sample] = sample % 5 == 0 ? 0 : 1;

        return (reward, notDone);
    }
}
