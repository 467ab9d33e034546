using System;
using System.Collections.Generic;
using System.Linq;
using NE.Integration.Tests.Trials;
using NE.Reference;
using NE.Runtime.Random;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests;

/// <summary>
/// The gradients of the generated update against float64 finite differences of the two losses. The first step of Adam leaves
/// m = (1 − β1)·g in a saved state, that of gradient descent with momentum m = g, which is how the gradient is read.
/// </summary>
public class UpdateGradientTests
{
    // Differences with step 1e-6 are good to about 1e-9 of the loss; what remains is float32 in the update.
    private const double Tolerance = 2e-5;

    // At full size a sample of each tensor suffices: an element that is wrong is wrong everywhere.
    private const int FullSizeSample = 40;

    public static TheoryData<string> Trials => [.. Plans.Small.Append(Plans.FullSize).Select(plan => plan.Name)];

    [Theory]
    [MemberData(nameof(Trials))]
    public void CriticStep_OfTheFirstUpdate_HasTheGradientOfTheSquaredError(string trial)
    {
        TrialPlan plan = Plan(trial);
        using var pair = new Lockstep(plan);
        Td3 reference = pair.Reference;
        Transitions batch = pair.Trial.Batch(RandomStreamId.ReplayIndex, 1, pair.Trial.Transitions.Count, plan.BatchSize, plan.NStep);
        Matrix noise = Draws.Normal(pair.Trial.Seed, RandomStreamId.TargetSmoothing, 1, plan.BatchSize, batch.Action.Columns);
        double[] targets = reference.Targets(batch, noise);

        pair.Trial.Group.Update();
        TensorDictionary after = pair.Trial.Save();
        foreach (Network critic in reference.Critics)
            Compare(plan, critic, after, () => Td3.CriticLoss(critic, batch, targets));
    }

    [Theory]
    [MemberData(nameof(Trials))]
    public void PolicyStep_OfTheSecondUpdate_HasTheGradientOfTheFirstCriticsMean(string trial)
    {
        TrialPlan plan = Plan(trial);
        using var pair = new Lockstep(plan);
        pair.Trial.Group.Update();
        Td3 before = ReferenceLearner.CreateTd3(plan, pair.Trial.Save());
        pair.Trial.Group.Update();
        TensorDictionary after = pair.Trial.Save();

        // The policy step sees the critics after their second step and the actor before its first.
        var mixed = new Td3(before.Actor, ReferenceLearner.CreateTd3(plan, after).Critics, before.Settings);
        Transitions batch = pair.Trial.Batch(RandomStreamId.ReplayIndex, 2, pair.Trial.Transitions.Count, plan.BatchSize);
        Compare(plan, mixed.Actor, after, () => mixed.PolicyLoss(batch.State));
    }

    private static TrialPlan Plan(string trial) => Plans.Small.Append(Plans.FullSize).Single(plan => plan.Name == trial);

    private static void Compare(TrialPlan plan, Network network, TensorDictionary after, Func<double> loss)
    {
        int most = plan == Plans.FullSize ? FullSizeSample : int.MaxValue;
        foreach (Layer layer in network.Layers)
        {
            foreach ((string name, double[] values) in ReferenceLearner.Tensors(layer).Where(tensor => after.Contains(tensor.Name + ".m")))
            {
                List<int> elements = [.. Sample(values.Length, most).Where(i => values != layer.Weight.Value || layer.IsLive(i))];
                double[] difference = FiniteDifferences.Gradient(values, elements, loss);
                double[] moment = after.Doubles(name + ".m");
                double inMoment = plan.Optimiser(1) is Adam adam ? 1 - adam.Beta1 : 1;
                double[] gradient = [.. elements.Select(i => moment[i] / inMoment)];

                // The bias before a layer normalisation shifts a mean that is taken out again, up to the epsilon under the root.
                double error = Math.Sqrt(gradient.Zip(difference, (g, d) => (g - d) * (g - d)).Sum());
                double size = Math.Sqrt(difference.Sum(d => d * d));
                error.ShouldBeLessThan((Tolerance * size) + 1e-8, name);
            }
        }
    }

    private static IEnumerable<int> Sample(int length, int most) =>
        length <= most ? Enumerable.Range(0, length) : new Random(1).GetItems(Enumerable.Range(0, length).ToArray(), most).Distinct();
}
