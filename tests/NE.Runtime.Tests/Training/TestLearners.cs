using System;
using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Random;
using NE.Runtime.Replay;
using NE.Runtime.Telemetry;
using NE.Runtime.Topology;
using NE.Runtime.Training;

namespace NE.Runtime.Tests.Training;

/// <summary>
/// A small hand-written learner: a linear policy that drifts with what it samples. Its numbers depend on every transition and every
/// earlier update, so a resumed run that differs anywhere ends elsewhere.
/// </summary>
internal sealed class TestLearners : ILearnerGroup
{
    private const int Inputs = 3, Outputs = 2;

    private readonly LearnerContext context;
    private readonly Arena arena = new();
    private readonly Batch batch;
    private readonly float[][] weights;
    private readonly double[] loss;

    internal TestLearners(LearnerContext context)
    {
        this.context = context;
        batch = new Batch(arena, context.Slots[0].Replay.Layout, context.Slots[0].Settings.BatchSize);
        weights = [.. context.Slots.Select(slot =>
        {
            RandomStream random = new(slot.Seed, RandomStreamId.WeightInit, 0);
            float[] drawn = new float[Inputs * Outputs];
            for (int i = 0; i < drawn.Length; i++)
            {
                drawn[i] = random.NextUniform(-0.1f, 0.1f);
            }

            return drawn;
        })];
        loss = new double[weights.Length];
    }

    public int Learners => weights.Length;

    public long Updates { get; private set; }

    /// <summary>Called in every update, for faults.</summary>
    internal Action<long>? BeforeUpdate { get; init; }

    /// <summary>Called with the number of updates and the actions, for faults.</summary>
    internal Action<long, float[]>? Acting { get; init; }

    /// <summary>The batches sampled, when asked for.</summary>
    internal Action<Batch>? Sampled { get; init; }

    /// <summary>Every state is worth 100, whatever is done in it.</summary>
    public void EvaluateQ(int learner, ReadOnlySpan<float> observations, ReadOnlySpan<float> actions, Span<float> values) =>
        values.Fill(100);

    public void Act(ReadOnlySpan<float> observations, Span<float> actions)
    {
        for (int learner = 0; learner < Learners; learner++)
        {
            for (int output = 0; output < Outputs; output++)
            {
                float sum = 0;
                for (int input = 0; input < Inputs; input++)
                {
                    sum += weights[learner][(output * Inputs) + input] * observations[(learner * Inputs) + input];
                }

                actions[(learner * Outputs) + output] = Math.Clamp(sum, -0.5f, 0.5f);
            }
        }

        if (Acting is not null)
        {
            float[] changed = actions.ToArray();
            Acting(Updates, changed);
            changed.CopyTo(actions);
        }
    }

    public void Explore(ReadOnlySpan<float> observations, Span<float> actions, long step)
    {
        Act(observations, actions);
        for (int learner = 0; learner < Learners; learner++)
        {
            LearnerSlot slot = context.Slots[learner];
            GaussianExploration.Apply(
                actions.Slice(learner * Outputs, Outputs), 0.5f, (float)((TestSettings)slot.Settings).ExplorationNoise * 0.5f, slot.Seed, RandomStreamId.Exploration,
                (ulong)step);
        }
    }

    public void Update()
    {
        Updates++;
        BeforeUpdate?.Invoke(Updates);
        for (int learner = 0; learner < Learners; learner++)
        {
            bool review = Updates % 3 == 0;
            if (review)
            {
                context.Slots[learner].Replay.GatherOldest(batch, 0.25, context.Slots[learner].Seed, RandomStreamId.ReplayIndex, (ulong)Updates);
            }
            else
            {
                context.Slots[learner].Replay.Gather(batch, context.Slots[learner].Seed, RandomStreamId.ReplayIndex, (ulong)Updates);
            }

            Sampled?.Invoke(batch);
            for (int i = 0; i < weights[learner].Length; i++)
            {
                float gradient = 0;
                for (int sample = 0; sample < batch.Size; sample++)
                {
                    gradient += batch.Reward[0, sample] * batch.NotDone[0, sample]
                        * (batch.NextState[i % Inputs, sample] - batch.State[i % Inputs, sample]) * batch.Action[i % Outputs, sample];
                }

                weights[learner][i] += 0.01f * gradient;
                loss[learner] += gradient;
            }

            if (Updates % 40 == 0)
            {
                context.TopologyLog.Record(learner, new TopologyRecord("Policy.Hidden1", Updates, 10, 12, 40, 3, 1, 2, 8, 0, 0, 0.5));
                context.TopologyLog.OutputChange(learner, "Policy", Updates, weights[learner][0]);
            }
        }
    }

    public void Report(int learner, IMetricWriter metrics)
    {
        metrics.Write(MetricNames.CriticLoss, loss[learner]);
        loss[learner] = 0;
    }

    public void Diagnose(int learner, IMetricWriter metrics) => metrics.Write(MetricNames.WeightNorm + "Policy", weights[learner].Sum());

    public void Save(int learner, ITensorWriter writer)
    {
        writer.Write("updates", [Updates], 1);
        writer.Write("Policy.weight", weights[learner], Outputs, Inputs);
        writer.Write("Policy.loss", [loss[learner]], 1);
    }

    public void Load(int learner, ITensorReader reader)
    {
        long[] updates = new long[1];
        reader.Read("updates", updates);
        Updates = updates[0];
        reader.Read("Policy.weight", weights[learner]);
        reader.Read("Policy.loss", loss.AsSpan(learner, 1));
    }

    public void Dispose() => arena.Dispose();
}
