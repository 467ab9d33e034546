using System;
using System.Collections.Generic;
using System.Linq;
using NE.Integration.Tests.Trials;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests.Sequences;

/// <summary>The output layers that each task of a sequence has for itself (docs/algorithm.md, Sequences of tasks).</summary>
public class SequenceHeadTests
{
    // Beyond a topology event, which is every 40.
    private const int Updates = 45;

    private static readonly string[] Parts =
    [
        "weight", "bias", "target.weight", "target.bias", "weight.m", "weight.v", "bias.m", "bias.v", "weight.age", "bias.age",
    ];

    [Theory]
    [InlineData("SequenceTrial")]
    [InlineData("SoftSequenceTrial")]
    [InlineData("WideSoftSequenceTrial")]
    public void Head_OfATaskThatIsAway_KeepsEveryBit(string name)
    {
        using SequenceAgent agent = new(name, seed: 8);
        Dictionary<int, TensorDictionary> kept = [];
        int tasks = agent.Definition.Tasks.Count;
        foreach (int task in Enumerable.Range(0, 2 * tasks).Select(visit => visit % tasks))
        {
            agent.Enter(task);
            TensorDictionary entered = agent.Head(task);
            foreach (string layer in (string[])[name == "SequenceTrial" ? "Policy.Action" : "Policy.Head", "Value1.Q", "Value2.Q"])
                Parts.Select(part => $"{layer}.{part}").ShouldBeSubsetOf(entered.Names);

            if (kept.TryGetValue(task, out TensorDictionary? left))
                entered.Differences(left).ShouldBeEmpty($"{task} returns");

            agent.Update(Updates);

            foreach ((int other, TensorDictionary head) in kept.Where(other => other.Key != task))
                agent.Head(other).Differences(head).ShouldBeEmpty($"{other} while {task} is present");

            kept[task] = agent.Head(task);

            // The policy of SAC has no target.
            entered.Names.Except(kept[task].Differences(entered)).ShouldAllBe(same => same.StartsWith("Policy.Head.target", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("SequenceTrial")]
    [InlineData("SoftSequenceTrial")]
    [InlineData("WideSoftSequenceTrial")]
    public void Heads_WhenFirstEntered_HaveWeightsOfTheirOwn_AndSharedLayersStay(string name)
    {
        using SequenceAgent agent = new(name, seed: 8);
        TensorDictionary before = agent.Save(), first = agent.Head(0);
        for (int task = 1; task < agent.Definition.Tasks.Count; task++)
        {
            agent.Enter(task);
            foreach (string weights in first.Names.Where(tensor => tensor.EndsWith(".weight", StringComparison.Ordinal)))
                first.Floats(weights).Zip(agent.Head(task).Floats(weights)).Count(pair => pair.First == pair.Second).ShouldBe(0, weights);
        }

        before.Differences(agent.Save()).ShouldAllBe(tensor => SequenceAgent.IsOfAHead(tensor));
        agent.Enter(0);
        agent.Head(0).Differences(first).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Gradient_OfThePoliciesPaddedRows_IsZero(int task)
    {
        using SequenceAgent agent = new("SequenceTrial", seed: 8);
        agent.Enter(task);
        TensorDictionary before = agent.Head(task);
        agent.Update(Updates);
        TensorDictionary after = agent.Head(task);
        int inputs = after.Shape("Policy.Action.weight")[1], actions = agent.Spec.Actions;

        // Moments are sums of all gradients so far, and of their squares.
        foreach (string moment in (string[])[".m", ".v"])
        {
            after.Floats("Policy.Action.weight" + moment)[..(actions * inputs)].ShouldContain(value => value != 0);
            after.Floats("Policy.Action.weight" + moment)[(actions * inputs)..].ShouldAllBe(value => value == 0);
            after.Floats("Policy.Action.bias" + moment)[..actions].ShouldAllBe(value => value != 0);
            after.Floats("Policy.Action.bias" + moment)[actions..].ShouldAllBe(value => value == 0);
        }

        after.Floats("Policy.Action.weight")[(actions * inputs)..].ShouldBe(before.Floats("Policy.Action.weight")[(actions * inputs)..]);
        after.Floats("Policy.Action.bias")[actions..].ShouldBe(before.Floats("Policy.Action.bias")[actions..]);
    }
}
