using System;
using System.Collections.Generic;
using System.Linq;
using NE.Integration.Tests.Trials;
using NE.Reference;
using NE.Runtime.Random;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests;

/// <summary>Agents that normalise observations, against the formula in float64 (docs/algorithm.md, Observation normalisation).</summary>
public class NormalisedObservationTests
{
    private const string Name = "NormalisedTrial";
    private const double Limit = 1.5, Epsilon = 1e-8, FirstCount = 1e-4;

    [Fact]
    public void Statistics_AreThoseOfTheObservationsOfTraining_AndOfNoOther()
    {
        using var trial = new Trial(Name, seed: 5);
        Observe(trial, 40);
        TensorDictionary before = trial.Save();
        float[] action = new float[2], values = new float[1];
        trial.Group.Act(trial.Transitions[50].State, action);
        trial.Group.Explore(trial.Transitions[51].State, action, 7);
        trial.Group.EvaluateQ(0, trial.Transitions[52].State, action, values);
        trial.Group.Update();
        TensorDictionary after = trial.Save();

        before.Exact("Observation.count")[0].ShouldBe(40 + FirstCount, 1e-12);
        after.Exact("Observation.count").ShouldBe(before.Exact("Observation.count"));
        after.Exact("Observation.mean").ShouldBe(before.Exact("Observation.mean"));
        (double[] mean, double[] variance) = Expected(trial, 40);
        Norms.RelativeError(before.Exact("Observation.mean"), mean).ShouldBeLessThan(1e-9);
        Norms.RelativeError(before.Exact("Observation.variance"), variance).ShouldBeLessThan(1e-9);
    }

    [Fact]
    public void Action_OfAnObservation_IsThatOfTheNormalisedOne()
    {
        using var trial = new Trial(Name, seed: 5);
        Observe(trial, 40);
        Td3 reference = ReferenceLearner.CreateTd3(Plan, trial.Save());
        float[] action = new float[2];
        bool cut = false;
        foreach (Transition transition in trial.Transitions.Skip(100).Take(50))
        {
            var raw = new Matrix(1, transition.State.Length, [.. transition.State.Select(value => (double)value)]);
            Matrix normal = Normalised(trial, raw);
            cut |= normal.Values.Any(value => Math.Abs(value) == Limit);
            trial.Group.Act(transition.State, action);
            Norms.RelativeError([.. action.Select(value => (double)value)], [.. reference.Actor.Output(Side.Online, normal).Values.Select(value => Plan.ActionLimit * value)])
                .ShouldBeLessThan(1e-5);
        }

        cut.ShouldBeTrue("an observation beyond the limit");
    }

    [Fact]
    public void Updates_OfAnAgent_FollowTheReferenceOnNormalisedBatches()
    {
        using var trial = new Trial(Name, seed: 5);
        Td3 reference = ReferenceLearner.CreateTd3(Plan, trial.Save());
        for (long t = 1; t <= 10; t++)
        {
            Observe(trial, 3, from: 3 * (int)(t - 1));
            Transitions raw = trial.Batch(RandomStreamId.ReplayIndex, t, trial.Transitions.Count, Plan.BatchSize);
            var batch = new Transitions(Normalised(trial, raw.State), raw.Action, raw.Reward, Normalised(trial, raw.NextState), raw.NotDone);
            Matrix noise = Draws.Normal(trial.Seed, RandomStreamId.TargetSmoothing, t, Plan.BatchSize, raw.Action.Columns);
            trial.Group.Update();
            reference.Update(batch, noise);
        }

        (double error, string tensor) = Deviation.OfWeights(ReferenceLearner.Layers(reference), trial.Save());
        error.ShouldBeLessThan(5e-6, tensor);
    }

    [Fact]
    public void ManyUpdates_WithoutALimit_StayFinite()
    {
        using var trial = new Trial("NormalisedSoftTrial", seed: 5);
        for (int i = 0; i < 150; i++)
        {
            trial.Group.Observe(trial.Transitions[i].State);
            trial.Group.Update();
        }

        trial.Save().Doubles("Policy.Head.weight").ShouldAllBe(weight => double.IsFinite(weight));
    }

    [Fact]
    public void LoadedAgent_AmongObservations_ContinuesAsIfNeverSaved()
    {
        using var straight = new Trial(Name, seed: 5);
        using var resumed = new Trial(Name, seed: 5);
        Observe(straight, 20);
        straight.Group.Update();
        resumed.Group.Load(0, straight.Save());
        foreach (Trial trial in new[] { straight, resumed })
        {
            Observe(trial, 10, from: 20);
            trial.Group.Update();
        }

        resumed.Save().Differences(straight.Save()).ShouldBeEmpty();
    }

    private static TrialPlan Plan => Plans.Recommended with { Name = Name };

    private static void Observe(Trial trial, int count, int from = 0)
    {
        foreach (Transition transition in trial.Transitions.Skip(from).Take(count))
            trial.Group.Observe(transition.State);
    }

    // Of the saved statistics, whose own values another test checks.
    private static Matrix Normalised(Trial trial, Matrix raw)
    {
        TensorDictionary state = trial.Save();
        double[] mean = state.Exact("Observation.mean"), variance = state.Exact("Observation.variance");
        var normal = new Matrix(raw.Rows, raw.Columns);
        for (int row = 0; row < raw.Rows; row++)
        {
            for (int i = 0; i < raw.Columns; i++)
            {
                double value = (raw[row, i] - (float)mean[i]) * (float)(1 / Math.Sqrt(variance[i] + Epsilon));
                normal[row, i] = Math.Clamp(value, -Limit, Limit);
            }
        }

        return normal;
    }

    // Mean 0 and variance 1 with the weight of 1e-4 observations, and the observations.
    private static (double[] Mean, double[] Variance) Expected(Trial trial, int count)
    {
        int length = trial.Transitions[0].State.Length;
        double total = count + FirstCount;
        double[] mean = new double[length], variance = new double[length];
        for (int i = 0; i < length; i++)
        {
            List<double> values = [.. trial.Transitions.Take(count).Select(transition => (double)transition.State[i])];
            mean[i] = values.Sum() / total;
            variance[i] = ((FirstCount * (1 + (mean[i] * mean[i]))) + values.Sum(value => (value - mean[i]) * (value - mean[i]))) / total;
        }

        return (mean, variance);
    }
}
