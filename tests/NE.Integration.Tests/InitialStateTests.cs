using System;
using System.Linq;
using NE.Integration.Tests.Trials;
using NE.Reference;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests;

/// <summary>A learner before its first update.</summary>
public class InitialStateTests
{
    public static TheoryData<string> Trials => [.. Plans.Small.Append(Plans.FullSize).Select(plan => plan.Name)];

    [Theory]
    [MemberData(nameof(Trials))]
    public void Learner_BeforeTheFirstUpdate_HasDefaultInitialisationAndEqualTargets(string name)
    {
        TrialPlan plan = Plans.Small.Append(Plans.FullSize).Single(candidate => candidate.Name == name);
        using var trial = new Trial(name, seed: 2);
        TensorDictionary state = trial.Save();
        Td3 learner = ReferenceLearner.CreateTd3(plan, state);
        foreach (Layer layer in ReferenceLearner.Layers(learner))
        {
            double[] live = [.. layer.Weight.Value.Select((weight, i) => weight / Scale(plan, layer, i)).Where((_, i) => layer.IsLive(i))];
            live.Max(Math.Abs).ShouldBeLessThanOrEqualTo(layer.Bound * 1.000001);
            layer.Bias.Value.Max(Math.Abs).ShouldBeLessThanOrEqualTo(layer.Bound * 1.000001);

            // Uniform on ±bound: mean 0 and mean square bound²/3, here within six standard deviations of the estimate.
            double square = live.Average(w => w * w) * 3 / (layer.Bound * layer.Bound);
            square.ShouldBe(1, 6 * Math.Sqrt(0.8 / live.Length), layer.Name);
            live.Distinct().Count().ShouldBeGreaterThan(live.Length * 9 / 10, layer.Name);
            foreach (Parameter parameter in layer.Parameters)
            {
                parameter.Target.ShouldBe(parameter.Value);
                parameter.FirstMoment.ShouldAllBe(m => m == 0);
                parameter.SecondMoment.ShouldAllBe(v => v == 0);
            }
        }

        if (learner.Critics.Count == 2)
            learner.Critics[0].Layers[0].Weight.Value.ShouldNotBe(learner.Critics[1].Layers[0].Weight.Value);
    }

    // √(inputs / live inputs) of the unit.
    private static double Scale(TrialPlan plan, Layer layer, int weight) => !plan.Scaled || layer.Mask is null ? 1
        : Math.Sqrt((double)layer.Inputs / Enumerable.Range(weight / layer.Inputs * layer.Inputs, layer.Inputs).Count(layer.IsLive));

    [Theory]
    [InlineData("PaperTrial", 0.5, true)]
    [InlineData("ElasticTrial", 0.2, false)]
    [InlineData("FullSizeTrial", 0.25, true)]
    public void Masks_BeforeTheFirstUpdate_HaveTheErdosRenyiCounts(string name, double density, bool firstAndLastProtected)
    {
        using var trial = new Trial(name, seed: 2);
        TrialPlan plan = Plans.Small.Append(Plans.FullSize).Single(candidate => candidate.Name == name);
        Td3 learner = ReferenceLearner.CreateTd3(plan, trial.Save());
        foreach (Network network in learner.Critics.Append(learner.Actor))
        {
            (int, int)[] shapes = [.. network.Layers.Select(layer => (layer.Inputs, layer.Outputs))];
            int[] protectedLayers = firstAndLastProtected ? [0, shapes.Length - 1] : [];
            network.Layers.Select(layer => layer.LiveWeights).ShouldBe(DensityAllocation.ErdosRenyi(density, shapes, protectedLayers)!);
            foreach (int l in protectedLayers)
                network.Layers[l].Mask.ShouldBeNull(network.Layers[l].Name);
        }
    }
}
