using System;
using System.Collections.Generic;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Random;
using NE.Runtime.Replay;
using NE.Runtime.Telemetry;
using NE.Runtime.Training;
using Shouldly;

namespace NE.Runtime.Tests.Training.Sequences;

/// <summary>
/// A hand-written learner with a shared vector and an output layer per task. Its numbers depend on every transition and every earlier
/// update, so a resumed run that differs anywhere ends elsewhere.
/// </summary>
internal sealed class SequenceLearner : ILearnerGroup
{
    private readonly LearnerContext context;
    private readonly int inputs;
    private readonly int outputs;
    private readonly Arena arena = new();
    private readonly Batch batch;
    private readonly float[] shared;
    private readonly LinearLayer head;
    private readonly TaskHeads heads;
    private ReplayBuffer replay;

    internal SequenceLearner(LearnerContext context, IReadOnlyList<int> actions)
    {
        this.context = context;
        replay = context.Slots[0].Replay;
        (inputs, outputs) = (replay.Layout.State.Length, replay.Layout.Action.Length);
        batch = new Batch(arena, replay.Layout, context.Slots[0].Settings.BatchSize);
        shared = new float[inputs];
        shared.AsSpan().Fill(1);
        head = new LinearLayer(arena, "Policy.Output", 1, inputs, outputs, LayerTopology.Sparse(inputs * outputs / 2));
        head.Initialise(context.Slots[0].Seed);
        heads = new TaskHeads(context.Slots[0].Seed, actions, head);
    }

    public int Learners => 1;

    public long Updates { get; private set; }

    /// <summary>The tasks that were entered.</summary>
    internal List<int> Entered { get; } = [];

    /// <summary>The steps for which it was asked for an exploring action.</summary>
    internal List<long> Explored { get; } = [];

    public void EnterTask(int learner, int task, ReplayBuffer replay)
    {
        Entered.Add(task);
        heads.Enter(task);
        this.replay = replay;
    }

    public void EvaluateQ(int learner, ReadOnlySpan<float> observations, ReadOnlySpan<float> actions, Span<float> values)
    {
        for (int state = 0; state < values.Length; state++)
        {
            actions[(state * outputs)..][heads.Actions..outputs].ContainsAnyExcept(0).ShouldBeFalse();
            values[state] = 10 * observations[state * inputs];
        }
    }

    public void Act(ReadOnlySpan<float> observations, Span<float> actions)
    {
        for (int output = 0; output < outputs; output++)
        {
            float sum = head.Bias(output) + 0.01f;
            for (int input = 0; input < inputs; input++)
            {
                sum += head.Weight(output, input) * shared[input] * observations[input];
            }

            actions[output] = Math.Clamp(sum, -1, 1);
        }
    }

    public void Explore(ReadOnlySpan<float> observations, Span<float> actions, long step)
    {
        Explored.Add(step);
        Act(observations, actions);
        RandomStream random = new(context.Slots[0].Seed, RandomStreamId.Exploration, (ulong)step);
        foreach (ref float action in actions)
        {
            action = Math.Clamp(action + (0.2f * random.NextNormal()), -1, 1);
        }
    }

    public void Update()
    {
        Updates++;
        replay.Gather(batch, context.Slots[0].Seed, RandomStreamId.ReplayIndex, (ulong)Updates);
        for (int sample = 0; sample < batch.Size; sample++)
        {
            batch.State[0, sample].ShouldBe(1 + heads.Task);
            for (int action = heads.Actions; action < outputs; action++)
            {
                batch.Action[action, sample].ShouldBe(0);
            }
        }

        for (int output = 0; output < outputs; output++)
        {
            float gradient = 0;
            for (int sample = 0; sample < batch.Size; sample++)
            {
                gradient += batch.Reward[0, sample] * batch.NotDone[0, sample]
                    * (batch.NextState[output % inputs, sample] - batch.State[output % inputs, sample]) * batch.Action[output, sample];
            }

            head.StartBias(output, head.Bias(output) + (0.01f * gradient));
            shared[output % inputs] += 0.001f * (1 + heads.Task) * gradient;
        }
    }

    public void Report(int learner, IMetricWriter metrics) => metrics.Write(MetricNames.CriticLoss, shared[0]);

    public void Diagnose(int learner, IMetricWriter metrics) => metrics.Write(MetricNames.WeightNorm + "Policy", shared[1]);

    public void Save(int learner, ITensorWriter writer)
    {
        writer.Write("updates", [Updates], 1);
        writer.Write("shared", shared, inputs);
        head.Save(writer);
        heads.Save(writer);
    }

    public void Load(int learner, ITensorReader reader)
    {
        long[] updates = new long[1];
        reader.Read("updates", updates);
        Updates = updates[0];
        reader.Read("shared", shared);
        head.Load(reader);
        heads.Load(reader);
    }

    public void Dispose() => arena.Dispose();
}
