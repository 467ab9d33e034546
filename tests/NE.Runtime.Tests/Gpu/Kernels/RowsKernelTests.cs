using System;
using System.Collections.Generic;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Random;
using NE.Runtime.Replay;
using NE.Runtime.Tests.Gpu.Devices;
using NE.Runtime.Tests.Kernels;
using Shouldly;

namespace NE.Runtime.Tests.Gpu.Kernels;

/// <summary>What goes through rows of the batch and is no product: the batch itself, copies, activations.</summary>
[Xunit.Collection(KernelBenchTests.Name)]
public sealed unsafe class RowsKernelTests(KernelBench bench)
{
    private const uint Seed = 0x9E3779B9;
    private const ulong Update = 0x1_0000_0007;
    private const int Features = 37;

    public static IEnumerable<object[]> Batches => [[1], [32], [40], [256]];

    [OpenClDeviceTheory]
    [Xunit.InlineData(40, 100, 64, 1.0)]
    [Xunit.InlineData(256, 100, 64, 0.25)]
    [Xunit.InlineData(33, 20, 64, 1.0)]
    [Xunit.InlineData(32, 192, 64, 1.0)]
    public void Gather_FromARing_DrawsTheRowsOfTheReplayBuffer(int batch, int added, int capacity, double fraction)
    {
        using var arena = new Arena();
        using ReplayBuffer buffer = Buffer(added, capacity);
        Batch drawn = new(arena, buffer.Layout, batch);
        if (fraction < 1)
            buffer.GatherOldest(drawn, fraction, Seed, RandomStreamId.ReplayIndex, Update);
        else
            buffer.Gather(drawn, Seed, RandomStreamId.ReplayIndex, Update);

        int length = buffer.Layout.RowLength, oldest = added <= capacity ? 0 : added % capacity;
        int pool = (int)Math.Ceiling(fraction * buffer.Count);
        var memory = new KernelMemory();
        float[] ring = new float[capacity * length];
        for (int i = 0; i < buffer.Count; i++)
            new ReadOnlySpan<float>(buffer.Row(i), length).CopyTo(ring.AsSpan((oldest + i) % capacity * length));

        int replay = memory.Add(ring), rows = memory.Room(batch * length - 3, 1).Offset;
        for (int sample = 0; sample < batch; sample++)
            memory.Expect(rows + (sample * length), Row(drawn, sample, length));

        bench.Check(
            "gather", memory, batch, rows, length, replay, Seed, (uint)RandomStreamId.ReplayIndex, unchecked((uint)Update),
            (uint)(Update >> 32), pool, oldest, capacity);
    }

    [OpenClDeviceTheory]
    [Xunit.InlineData(40, 150, 64, 1.0, 3)]
    [Xunit.InlineData(256, 150, 64, 0.25, 5)]
    [Xunit.InlineData(33, 20, 64, 1.0, 2)]
    public void GatherNStep_FromARing_HasTheBitsOfTheReplayBuffer(int batch, int added, int capacity, double fraction, int steps)
    {
        using var arena = new Arena();
        using ReplayBuffer buffer = Replay.NStepReturnTests.Filled(capacity, added, out _, out _, out _);
        ReplayLayout layout = buffer.Layout;
        Batch drawn = new(arena, layout, batch);
        buffer.GatherOldest(drawn, fraction, new NStepReturn(steps, 0.9f), Seed, RandomStreamId.ReplayIndex, Update);

        int oldest = added <= capacity ? 0 : added % capacity;
        var memory = new KernelMemory();
        float[] ring = new float[capacity * layout.RowLength];
        for (int i = 0; i < buffer.Count; i++)
            new ReadOnlySpan<float>(buffer.Row(i), layout.RowLength).CopyTo(ring.AsSpan((oldest + i) % capacity * layout.RowLength));

        int replay = memory.Add(ring), rows = memory.Room((batch * layout.RowLength) - 3, 1).Offset;
        for (int sample = 0; sample < batch; sample++)
            memory.Expect(rows + (sample * layout.RowLength), Row(drawn, sample, layout.RowLength));

        bench.Check(
            "gather_n_step", memory, batch, rows, layout.RowLength, replay, Seed, (uint)RandomStreamId.ReplayIndex, unchecked((uint)Update),
            (uint)(Update >> 32), (int)buffer.Oldest(fraction), oldest, capacity, (int)buffer.Count, steps, 0.9f, layout.Reward.First,
            layout.NextState.First, layout.EpisodeEnd.First, layout.NotDone.First);
    }

    [OpenClDeviceTheory]
    [Xunit.MemberData(nameof(Batches))]
    public void Copy_AnyBatch_HasTheBitsOfTheProcessor(int batch)
    {
        using var arena = new Arena();
        var memory = new KernelMemory();
        Activations values = Samples.Normal(arena, Features, batch, 1), copy = arena.Activations(Features, batch);
        Place x = memory.Add(values), y = memory.Room(Features, batch);
        Elementwise.Copy(values, copy);
        memory.Expect(y, copy);
        bench.Check("copy", memory, batch, x.Offset, x.Stride, Features, y.Offset, y.Stride);
    }

    [OpenClDeviceTheory]
    [Xunit.MemberData(nameof(Batches))]
    public void Scale_AnyBatch_HasTheBitsOfTheProcessor(int batch)
    {
        using var arena = new Arena();
        var memory = new KernelMemory();
        Activations values = Samples.Normal(arena, Features, batch, 1), scaled = arena.Activations(Features, batch);
        Place x = memory.Add(values), y = memory.Room(Features, batch);
        Elementwise.Scale(values, 0.7f, scaled);
        memory.Expect(y, scaled);
        bench.Check("scale", memory, batch, x.Offset, x.Stride, Features, 0.7f, y.Offset, y.Stride);
    }

    [OpenClDeviceTheory]
    [Xunit.MemberData(nameof(Batches))]
    public void Add_AnyBatch_HasTheBitsOfTheProcessor_AlsoInPlace(int batch)
    {
        using var arena = new Arena();
        KernelMemory memory = new(), inPlace = new();
        Activations first = Samples.Normal(arena, Features, batch, 1), second = Samples.Normal(arena, Features, batch, 2);
        Activations sum = arena.Activations(Features, batch);
        Elementwise.Sum(first, second, sum);

        Place a = memory.Add(first), b = memory.Add(second), y = memory.Room(Features, batch);
        memory.Expect(y, sum);
        bench.Check("add", memory, batch, a.Offset, a.Stride, b.Offset, b.Stride, Features, y.Offset, y.Stride);

        (a, b) = (inPlace.Add(first), inPlace.Add(second));
        inPlace.Expect(a, sum);
        bench.Check("add", inPlace, batch, a.Offset, a.Stride, b.Offset, b.Stride, Features, a.Offset, a.Stride);
    }

    [OpenClDeviceTheory]
    [Xunit.MemberData(nameof(Batches))]
    public void NormaliseObservations_AnyBatch_HasTheBitsOfTheProcessor(int batch)
    {
        using var arena = new Arena();
        ObservationStatistics statistics = ObservationNormTests.Statistics(arena, Features, 20);
        Activations raw = Samples.Normal(arena, Features, batch, 1), normal = arena.Activations(Features, batch);
        foreach (float limit in new[] { 0.5f, float.PositiveInfinity })
        {
            KernelMemory memory = new();
            ObservationNorm.Apply(statistics, raw, normal, limit);
            Place x = memory.Add(raw), y = memory.Room(Features, batch);
            int table = memory.Add(statistics.Table);
            memory.Expect(y, normal);
            bench.Check("normalise_observations", memory, batch, x.Offset, x.Stride, Features, table, limit, y.Offset, y.Stride);
        }
    }

    [OpenClDeviceFact]
    public void Activate_AnyKind_HasTheBitsOfTheProcessor()
    {
        foreach (ActivationKind kind in ActivationKind.All)
        {
            using var arena = new Arena();
            var memory = new KernelMemory();
            Activations values = Arguments(arena), made = arena.Activations(values.Features, values.Batch);
            Place x = memory.Add(values), y = memory.Room(values.Features, values.Batch);
            kind.Forward(values, made);
            memory.Expect(y, made);
            bench.Check("activate", memory, values.Batch, x.Offset, x.Stride, values.Features, kind.Number, y.Offset, y.Stride);
        }
    }

    [OpenClDeviceFact]
    public void ActivateBackward_AnyKind_HasTheBitsOfTheProcessor()
    {
        foreach (ActivationKind kind in ActivationKind.All)
        {
            using var arena = new Arena();
            var memory = new KernelMemory();
            Activations values = Arguments(arena), gradient = Samples.Gradient(arena, values.Features, values.Batch, 3);
            Place v = memory.Add(values), g = memory.Add(gradient);
            kind.Backward(values, gradient);
            memory.Expect(g, gradient);
            bench.Check("activate_backward", memory, values.Batch, v.Offset, v.Stride, g.Offset, g.Stride, values.Features, kind.Number,
                g.Offset, g.Stride);
        }
    }

    [OpenClDeviceFact]
    public void ActivatePair_AnyKind_HasTheBitsOfTheProcessor()
    {
        CheckPair<CRelu>(0);
        CheckPair<Fourier>(1);
    }

    [OpenClDeviceFact]
    public void Activate_NotANumber_StaysSo()
    {
        var memory = new KernelMemory();
        int x = memory.Add([float.NaN, -float.NaN]), y = memory.Add([0f, 0f]);
        foreach (ActivationKind kind in ActivationKind.All)
        {
            float[] after = bench.Run(Tiles.Small, "activate", 1, memory.Before, 1, x, 2, 2, kind.Number, y, 2);
            after[y..(y + 2)].ShouldAllBe(value => float.IsNaN(value), $"Activation {kind.Number}.");
        }
    }

    private void CheckPair<TPair>(int number)
        where TPair : struct, IPairActivation
    {
        using var arena = new Arena();
        var memory = new KernelMemory();
        Activations z = Arguments(arena), made = arena.Activations(2 * z.Features, z.Batch);
        Place x = memory.Add(z), y = memory.Room(made.Features, z.Batch);
        PairActivation.Forward<TPair>(z, made);
        memory.Expect(y, made);
        bench.Check("activate_pair", memory, z.Batch, x.Offset, x.Stride, z.Features, number, y.Offset, y.Stride);

        memory = new KernelMemory();
        Activations gradient = Samples.Gradient(arena, made.Features, z.Batch, 3), by = arena.Activations(z.Features, z.Batch);
        Place v = memory.Add(made), g = memory.Add(gradient), result = memory.Room(z.Features, z.Batch);
        PairActivation.Backward<TPair>(made, gradient, by);
        memory.Expect(result, by);
        bench.Check(
            "activate_pair_backward", memory, z.Batch, v.Offset, v.Stride, g.Offset, g.Stride, z.Features, number, result.Offset, result.Stride);
    }

    /// <summary>Numbers of all sizes: the ends of ranges that an elementary function treats by themselves, and between.</summary>
    private static Activations Arguments(Arena arena)
    {
        float[] ends =
        [
            0f, 1e-45f, 1e-38f, 1e-20f, 1e-7f, 0.25f, 0.34657f, 0.5f, 1f, 5.5f, 9f, 10f, 20f, 20.5f, 87f, 88.5f, 89.5f, 104.5f, 1e4f, 1e30f,
            float.PositiveInfinity,
        ];
        Activations values = Samples.Normal(arena, Features, 40, 2);
        for (int feature = 0; feature < Features; feature++)
        {
            for (int sample = 0; sample < values.Batch; sample++)
                values[feature, sample] *= 1 << (feature % 7);
        }

        for (int i = 0; i < ends.Length; i++)
            (values[i, 0], values[i, 1]) = (ends[i], -ends[i]);

        return values;
    }

    private static ReplayBuffer Buffer(int added, int capacity)
    {
        ReplayBuffer buffer = new(capacity, new ReplayLayout(11, 3));
        float[] observation = new float[11], next = new float[11], action = new float[3];
        var numbers = new RandomStream(5, RandomStreamId.Probe, 0);
        for (int i = 0; i < added; i++)
        {
            foreach (float[] part in new[] { observation, next, action })
            {
                for (int k = 0; k < part.Length; k++)
                    part[k] = numbers.NextNormal();
            }

            buffer.Add(observation, action, i, next, i % 7 == 0);
        }

        return buffer;
    }

    private static float[] Row(Batch batch, int sample, int length)
    {
        float[] row = new float[length];
        int at = 0;
        foreach (Activations part in new[] { batch.StateAction, batch.Reward, batch.NextStateAction, batch.NotDone })
        {
            for (int feature = 0; feature < part.Features; feature++)
                row[at++] = part[feature, sample];
        }

        return row;
    }
}
