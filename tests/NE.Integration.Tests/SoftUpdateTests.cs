using System;
using System.Linq;
using NE.Integration.Tests.Trials;
using NE.Reference;
using NE.Runtime.Random;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests;

/// <summary>The generated update of soft actor-critic against the float64 reference.</summary>
public class SoftUpdateTests
{
    private const int Updates = 100;

    // As for TD3 (WholeUpdateTests): rounding of float32 over a hundred updates. A wrong operation shows as 1e-2 and more.
    private const double WeightTolerance = 5e-6;
    private const double MomentTolerance = 5e-5;

    // Other seeds put a ReLU unit so near 0 that float32 and float64 disagree whether it fires.
    [Theory]
    [InlineData("SoftTrial", 5)]
    [InlineData("SoftReturnsTrial", 6)]
    public void Learner_OverAHundredUpdates_FollowsTheReference(string name, uint seed)
    {
        TrialPlan plan = new[] { Plans.Soft, Plans.SoftReturns }.Single(plan => plan.Name == name);
        using var trial = new Trial(plan.Name, seed);
        int actions = trial.Definition.Task.Actions;
        Sac reference = ReferenceLearner.CreateSac(plan, trial.Save(), actions);
        for (int t = 1; t <= Updates; t++)
        {
            Transitions batch = trial.Batch(RandomStreamId.ReplayIndex, t, trial.Transitions.Count, plan.BatchSize, plan.NStep);
            Matrix next = Draws.Normal(trial.Seed, RandomStreamId.NextAction, t, plan.BatchSize, actions);
            Matrix chosen = Draws.Normal(trial.Seed, RandomStreamId.PolicyAction, t, plan.BatchSize, actions);

            trial.Group.Update();
            reference.Update(batch, next, chosen);

            if (t is 1 or 2 or 40 or Updates)
                Check(reference, trial.Save(), t);
        }

        Math.Abs(reference.Temperature - reference.Settings.Temperature).ShouldBeGreaterThan(1e-3);
    }

    private static void Check(Sac reference, TensorDictionary tensors, int t)
    {
        Layer[] layers = [.. ReferenceLearner.Layers(reference.Critics.Append(reference.Actor))];
        (double weights, string weightName) = Deviation.OfWeights(layers, tensors);
        (double moments, string momentName) = Deviation.OfMoments(layers, tensors);
        weights.ShouldBeLessThan(WeightTolerance, $"{weightName} after update {t}");
        moments.ShouldBeLessThan(MomentTolerance, $"{momentName} after update {t}");
        Math.Abs(tensors.Doubles("Temperature.Log")[0] - reference.LogTemperature.Value[0]).ShouldBeLessThan(1e-5, $"log α after update {t}");
    }
}
