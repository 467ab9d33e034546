using System;
using System.Collections.Generic;
using System.Linq;
using NE.Integration.Tests.Gpu;
using NE.Integration.Tests.Trials;
using NE.Runtime.Networks;
using NE.Runtime.Training;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests;

/// <summary>User-defined criteria, utilities, events and metrics in whole agents (docs/algorithm.md, User-defined methods).</summary>
public class OwnMethodTests
{
    [Theory]
    [InlineData("OwnTrial")]
    [InlineData("OwnSoftTrial")]
    public void Agent_RestoredBetweenEvents_ContinuesWithTheSameBytes(string name)
    {
        using Trial whole = new(name, seed: 5), halves = new(name, seed: 5);
        Update(whole, 67);
        TensorDictionary saved = whole.Save();
        halves.Group.Load(0, saved);
        halves.Save().Differences(saved).ShouldBeEmpty();
        Update(whole, 90);
        Update(halves, 90);
        halves.Save().Differences(whole.Save()).ShouldBeEmpty();
    }

    [Fact]
    public void Event_ThatRewires_KeepsTheNumberOfConnections_AndDeadWeightsAtZero()
    {
        using Trial rewired = new("OwnTrial", seed: 5), grown = new("OwnTrial", seed: 5);
        Update(rewired, 24);
        TensorDictionary before = rewired.Save();
        Update(rewired, 1);
        TensorDictionary after = rewired.Save();
        foreach (string mask in before.Names.Where(static tensor => tensor.EndsWith(".mask", StringComparison.Ordinal)))
        {
            string layer = mask[..^".mask".Length];
            int size = before.Floats(layer + ".weight").Length;
            bool[] was = before.Mask(mask, size), isLive = after.Mask(mask, size);
            isLive.Count(static live => live).ShouldBe(was.Count(static live => live), layer);
            was.Zip(isLive).Count(static pair => pair.First != pair.Second).ShouldBe(2, layer);
            foreach (string part in (string[])[".weight", ".target.weight", ".weight.m", ".weight.v"])
                after.Floats(layer + part).Where((value, i) => !isLive[i] && value != 0).ShouldBeEmpty(layer + part);
        }
    }

    [Fact]
    public void Event_CountsItsResets_InStateOfItsOwn()
    {
        using Trial trial = new("OwnSoftTrial", seed: 5);
        Update(trial, 80);

        // Two events, one unit per hidden layer of the actor and of both critics.
        int layers = trial.Save().Names.Count(static name => name.EndsWith(".weight", StringComparison.Ordinal)
            && name.Contains(".Hidden", StringComparison.Ordinal) && !name.Contains("target", StringComparison.Ordinal));
        var resets = new long[1];
        ((ITensorReader)trial.Save()).Read("event.NE.Trials.Own.LeastUsedReset.resets", resets);
        resets[0].ShouldBe(2 * layers);
    }

    [Fact]
    public void Metric_IsMeasuredWithTheDiagnosis_AndChangesNothing()
    {
        using Trial trial = new("OwnTrial", seed: 5);
        Update(trial, 30);
        TensorDictionary before = trial.Save();
        var metrics = new Metrics();
        trial.Group.Diagnose(0, metrics);
        metrics.Values.ShouldContain(static metric => metric.Name == "dead-inputs/Policy.Hidden1");
        metrics.Values.Single(static metric => metric.Name == "largest-bias/Value2.Q").Value.ShouldBe(before.Floats("Value2.Q.bias").Max());
        trial.Save().Differences(before).ShouldBeEmpty();
    }

    [Fact]
    public void Variant_ByGradientAgain_GrowsOtherConnections()
    {
        using Trial own = new("OwnTrial", seed: 5), plain = new("OwnResetTrial", seed: 5);
        ILearnerGroup[] groups = [own.Group, plain.Group];
        foreach (ILearnerGroup group in groups)
        {
            for (int update = 0; update < 160; update++)
                group.Update();
        }

        IEnumerable<string> differing = own.Save().Differences(plain.Save());
        differing.ShouldContain("Value1.Hidden2.mask");
        plain.Save().Names.ShouldNotContain(static name => name.Contains("score.memory", StringComparison.Ordinal));
    }

    [Fact]
    public void Term_ThatAddsWhatL2Adds_LearnsWhatL2Learns_BesideAnotherOfCoefficientZero()
    {
        using Trial own = new("OwnDecayTrial", seed: 5), built = new("DecayTrial", seed: 5);
        Update(own, 60);
        Update(built, 60);
        TensorDictionary mine = own.Save(), theirs = built.Save();
        foreach (string tensor in theirs.Names.Where(static name => name.EndsWith(".weight", StringComparison.Ordinal)))
            mine.Floats(tensor).Zip(theirs.Floats(tensor)).ShouldAllBe(static pair => Math.Abs(pair.First - pair.Second) < 1e-5f, tensor);
    }

    private static void Update(Trial trial, int updates)
    {
        for (int i = 0; i < updates; i++)
            trial.Group.Update();
    }
}
