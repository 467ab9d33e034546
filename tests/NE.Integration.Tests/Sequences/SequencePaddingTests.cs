using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using NE.Integration.Tests.Gpu;
using NE.Integration.Tests.Processes;
using NE.Integration.Tests.Trials;
using NE.Runtime.Memory;
using NE.Runtime.Random;
using NE.Runtime.Replay;
using NE.Runtime.Training;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests.Sequences;

/// <summary>Padding that a narrow task adds to the widest sizes never changes an output (docs/algorithm.md, Sequences of tasks).</summary>
public class SequencePaddingTests
{
    private const int States = 20;
    private const string Weight = ".Hidden1.weight", Target = ".Hidden1.target.weight";

    [Theory]
    [InlineData("SequenceTrial", 0)]
    [InlineData("SequenceTrial", 1)]
    [InlineData("SoftSequenceTrial", 0)]
    [InlineData("WideSoftSequenceTrial", 0)]
    [InlineData("WideSoftSequenceTrial", 1)]
    public void WeightsThatReadPadding_WhateverTheirValues_ChangeNothing(string name, int task)
    {
        using SequenceAgent agent = new(name, seed: 8), altered = new(name, seed: 8);
        Visit(agent, task);
        Visit(altered, task);
        TensorDictionary state = agent.Save();
        List<string> changed = Alter(state, agent);
        altered.Group.Load(0, state);
        altered.Save().Differences(agent.Save()).ShouldBe(changed, ignoreOrder: true);

        Outputs(altered).ShouldBe(Outputs(agent));
        agent.Update(15);
        altered.Update(15);

        Outputs(altered).ShouldBe(Outputs(agent));
        Metrics losses = new(), others = new();
        agent.Group.Report(0, losses);
        altered.Group.Report(0, others);
        losses.Values.ShouldNotBeEmpty();
        others.Values.ShouldBe(losses.Values);
        altered.Save().Differences(agent.Save()).ShouldBeSubsetOf(changed);
    }

    [Fact]
    public void WeightsThatReadTheTask_ChangeTheOutputs()
    {
        using SequenceAgent agent = new("SequenceTrial", seed: 8), altered = new("SequenceTrial", seed: 8);
        TensorDictionary state = agent.Save();
        state.Floats("Policy.Hidden1.weight").AsSpan(0, agent.Spec.Observations).Fill(3);
        altered.Group.Load(0, state);

        Outputs(altered).ShouldNotBe(Outputs(agent));
    }

    [Fact]
    public void ReplayBuffers_OfARun_HoldZerosBeyondEachTask()
    {
        using TemporaryFolder root = new();
        ExperimentDefinition experiment = Trial.Find("SequenceTrial");
        string folder = RandomKills.Straight(root.Path, experiment);
        for (int task = 0; task < experiment.Tasks.Count; task++)
        {
            using ReplayBuffer replay = ReplayBuffer.OpenFile(
                Path.Combine(folder, $"replay-{task}.bin"), experiment.Settings.ReplayCapacity, 0, experiment.ReplayLayout, experiment.MarksEpisodeEnds);
            replay.Rewind(2 * experiment.Settings.StepsPerTask);
            using Arena arena = new();
            Batch batch = new(arena, experiment.ReplayLayout, 2_000);
            replay.Gather(batch, 1, RandomStreamId.ReplayIndex, 0);

            (int observations, int actions) = (experiment.Tasks[task].Task.Observations, experiment.Tasks[task].Task.Actions);
            for (int sample = 0; sample < batch.Size; sample++)
            {
                for (int i = 0; i < experiment.Task.Actions; i++)
                    (batch.Action[i, sample] != 0).ShouldBe(i < actions);

                for (int i = observations; i < experiment.Task.Observations; i++)
                    (batch.State[i, sample], batch.NextState[i, sample]).ShouldBe((0f, 0f));
            }
        }
    }

    private static void Visit(SequenceAgent agent, int last)
    {
        for (int task = 0; task < agent.Definition.Tasks.Count; task++)
        {
            agent.Enter(task);
            agent.Update(15);
        }

        agent.Enter(last);
    }

    // Live weights alone: those that are not live are 0 by definition. Returns the tensors that have any.
    private static List<string> Alter(TensorDictionary state, SequenceAgent agent)
    {
        var random = new Random(5);
        List<string> changed = [];
        foreach (string tensor in state.Names.Where(name => name.EndsWith(Weight, StringComparison.Ordinal) || name.EndsWith(Target, StringComparison.Ordinal)))
        {
            float[] weights = state.Floats(tensor);
            int inputs = state.Shape(tensor)[1], observations = agent.Definition.Task.Observations;
            bool[] live = state.Mask(tensor[..tensor.IndexOf('.', StringComparison.Ordinal)] + ".Hidden1.mask", weights.Length);
            int count = 0;
            for (int i = 0; i < weights.Length; i++)
            {
                int input = i % inputs;
                bool padding = input < observations ? input >= agent.Spec.Observations : input - observations >= agent.Spec.Actions;
                if (padding && live[i])
                {
                    weights[i] = (random.NextSingle() - 0.5f) * 1e30f;
                    count++;
                }
            }

            if (count > 0)
                changed.Add(tensor);
        }

        changed.ShouldContain("Value1" + Weight);
        return changed;
    }

    // Actions with and without exploration, and values.
    private static List<float> Outputs(SequenceAgent agent)
    {
        var random = new Random(3);
        List<float> outputs = [];
        for (int state = 0; state < States; state++)
        {
            float[] observation = new float[agent.Definition.Task.Observations], action = new float[agent.Definition.Task.Actions], value = new float[1];
            for (int i = 0; i < agent.Spec.Observations; i++)
                observation[i] = (2 * random.NextSingle()) - 1;

            agent.Group.Act(observation, action);
            outputs.AddRange(action[..agent.Spec.Actions]);
            agent.Group.Explore(observation, action, 100 + state);
            outputs.AddRange(action[..agent.Spec.Actions]);
            action.AsSpan(agent.Spec.Actions).Clear();
            agent.Group.EvaluateQ(0, observation, action, value);
            outputs.AddRange(value);
        }

        return outputs;
    }
}
