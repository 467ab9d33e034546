using System;
using System.Collections.Generic;
using System.Threading;
using NE.Runtime.Gpu;
using NE.Runtime.Kernels;
using NE.Runtime.Networks;
using NE.Runtime.Random;
using NE.Runtime.Telemetry;
using NE.Runtime.Topology;
using NE.Runtime.Training;

namespace NE.Runtime.Tests.Gpu.Learners;

/// <summary>The learner of <see cref="FakeProgram"/>: on the host alone, or as the host's side of a device.</summary>
internal sealed class FakeLearner : IDeviceLearner
{
    /// <summary>Updates between two events, and updates between two looks before an update.</summary>
    public const int EventEvery = 7, LookEvery = 9;

    private readonly LearnerSlot slot;
    private readonly ITopologyLog log;
    private readonly float[] weights = new float[FakeProgram.Weights];
    private readonly byte[] mask = [0b10110];
    private readonly ushort[] ages = [1, 2, 3, 4];
    private readonly byte[] flags = [1, 0];
    private readonly long[] steps = new long[1];
    private readonly AdamTable table;
    private float factor = 1;
    private double mean;

    public FakeLearner(LearnerContext context)
    {
        slot = context.Slots[0];
        log = context.TopologyLog;
        table = new AdamTable(slot.Settings.CriticLearningRate, 0.5, 0.5, 1e-8);
        RandomStream random = new(slot.Seed, RandomStreamId.WeightInit, 0);
        for (int i = 0; i < weights.Length; i++)
            weights[i] = random.NextUniform(-1, 1);
    }

    /// <summary>Loads of the state so far, of all learners.</summary>
    public static int Loads;

    public int Learners => 1;

    public long Updates { get; private set; }

    public IReadOnlyList<AdamTable> Tables => [table];

    public unsafe float Rate => table.Next[0];

    public HostWork WorkAt(long update) =>
        (update % LookEvery == 0 ? HostWork.Before : 0) | (update % EventEvery == 0 ? HostWork.After : 0);

    public void WriteValues(Span<uint> values, ReadOnlySpan<int> tables) => (values[0], values[1]) = (slot.Seed, (uint)tables[0]);

    public void Begin(Span<uint> step)
    {
        Updates++;
        if (Updates % LookEvery == 0)
        {
            mean += weights[1];
            weights[0] += 0.125f;
        }

        (step[KernelStep.UpdateLow], step[KernelStep.Pool]) = ((uint)Updates, (uint)slot.Replay.Count);
        step[KernelStep.Factors] = KernelWords.Of(factor);
    }

    public void End(long update, ReadOnlySpan<float> results)
    {
        if (!float.IsFinite(results[0]))
            throw new DivergedException("Fake", Updates);

        mean += results[0];
        if (update % FakeProgram.ThirdEvery == 0)
            factor = 1 + (0.001f * results[1]);
    }

    public void After()
    {
        if (Updates % EventEvery != 0)
            return;

        weights[1] += 0.5f;
        mask[0] ^= 0b1001;
        ages[3]++;
        flags[1] ^= 1;
        log.Record(0, new TopologyRecord("Fake", Updates, 0, 0, 5, 0, 0, 0, 1, 0, 0, weights[1]));
    }

    public unsafe void Update()
    {
        Span<uint> step = stackalloc uint[FakeProgram.StepLength];
        Begin(step);
        steps[0] = Updates / 2;
        uint due = 1u | (Updates % FakeProgram.SecondEvery == 0 ? 2u : 0) | (Updates % FakeProgram.ThirdEvery == 0 ? 4u : 0);
        float used = BitConverter.UInt32BitsToSingle(step[KernelStep.Factors]);
        ReadOnlySpan<float> row = new(
            slot.Replay.Row(FakeProgram.Sampled(Updates, slot.Replay.Count)), FakeProgram.Layout.RowLength);
        float result = FakeProgram.Sections(due, weights, row, Rate, used);
        End(Updates, [result, 10 * weights[1]]);
        After();
    }

    public void Explore(ReadOnlySpan<float> observations, Span<float> actions, long step)
    {
        Act(observations, actions);
        Explore(actions, step);
    }

    public void Explore(Span<float> action, long step) =>
        GaussianExploration.Apply(action, 2f, 0.5f, slot.Seed, RandomStreamId.Exploration, (ulong)step);

    public void Act(ReadOnlySpan<float> observations, Span<float> actions) => actions[0] = FakeProgram.Action(weights, observations);

    public void EvaluateQ(int learner, ReadOnlySpan<float> observations, ReadOnlySpan<float> actions, Span<float> values) => values.Fill(weights[0]);

    public void Report(int learner, IMetricWriter metrics)
    {
        metrics.Write("mean", mean);
        mean = 0;
    }

    public void Diagnose(int learner, IMetricWriter metrics) => metrics.Write("weight", weights[1]);

    public void Save(int learner, ITensorWriter writer)
    {
        writer.Write("agent.updates", [Updates], 1);
        writer.Write("mean", [mean, factor], 2);
        SaveState(writer);
    }

    public void Load(int learner, ITensorReader reader)
    {
        long[] updates = new long[1];
        double[] kept = new double[2];
        reader.Read("agent.updates", updates);
        reader.Read("mean", kept);
        (Updates, mean, factor) = (updates[0], kept[0], (float)kept[1]);
        LoadState(reader);
    }

    public void SaveState(ITensorWriter writer)
    {
        writer.Write("weight", weights, weights.Length);
        writer.Write("mask", mask, 1);
        writer.Write("flags", flags, 2);
        writer.Write("weight.age", ages.AsSpan(0, 3), 3);
        writer.Write("bias.age", ages.AsSpan(3), 1);
        writer.Write("steps", steps, 1);
        writer.Write("none", [0L], 1);
    }

    public void LoadState(ITensorReader reader)
    {
        Interlocked.Increment(ref Loads);
        reader.Read("weight", weights);
        reader.Read("mask", mask);
        reader.Read("flags", flags);
        reader.Read("weight.age", ages.AsSpan(0, 3));
        reader.Read("bias.age", ages.AsSpan(3));
        reader.Read("steps", steps);
    }

    public void Dispose()
    {
    }
}
