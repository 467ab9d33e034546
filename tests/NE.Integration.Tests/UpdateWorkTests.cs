using NE.Benchmarks;
using NE.Runtime.Training;
using NE.Trials;
using Shouldly;
using Xunit;

namespace NE.Integration.Tests;

/// <summary>The floor of benchmarks (docs/performance.md, Floor) stands on these counts.</summary>
public sealed class UpdateWorkTests
{
    [Fact]
    public void Operations_OfDenseHalfCheetahNetworks_AreTheSumOfTheirProducts()
    {
        const double Actor = (17 * 256) + (256 * 128) + (128 * 6), Critic = (23 * 256) + (256 * 128) + 128;
        const double ActorBehind = (256 * 128) + (128 * 6), CriticBehind = (256 * 128) + 128, ToActions = 6 * 256;
        double critics = Actor + (2 * Critic) + (4 * Critic) + (2 * CriticBehind);
        double policy = Actor + Critic + CriticBehind + ToActions + Actor + ActorBehind;

        UpdateWork.MeanOperations(With("""
            task.observations = 17
            task.actions = 6
            td3.batch-size = 256
            td3.policy-delay = 2
            Policy.twins = 1
            Policy.Hidden1 = 17 -> 256, relu
            Policy.Hidden2 = 256 -> 128, relu
            Policy.Action = 128 -> 6, tanh
            Value.twins = 2
            Value.Hidden1 = 23 -> 256, relu
            Value.Hidden2 = 256 -> 128, relu
            Value.Q = 128 -> 1, identity
            """)).ShouldBe(2 * 256 * (critics + (policy / 2)));
    }

    [Fact]
    public void Operations_AtTheStartDensities_CountLiveWeightsOnly() =>
        // 48.5 million: the live 256-128 layers of actor and critic have 4 352 and 3 680 weights.
        UpdateWork.MeanOperations(FullSizeTrial.Definition).ShouldBe(48_545_792);

    [Fact]
    public void Operations_OfASparseFirstLayer_PassTheShareOfItsWeightsThatActionsHave() =>
        // One critic of one layer pair: forward thrice, weights once, backward once; policy: all of both, the backward pass, a third of 30
        // live weights.
        UpdateWork.MeanOperations(With("""
            task.observations = 2
            task.actions = 1
            td3.batch-size = 10
            td3.policy-delay = 1
            Policy.twins = 1
            Policy.First = 2 -> 20, norm 1E-05, relu, 24 live at start
            Policy.Action = 20 -> 1, tanh
            Value.twins = 1
            Value.First = 3 -> 20, norm 1E-05, relu, 30 live at start
            Value.Q = 20 -> 1, identity
            """)).ShouldBe(2 * 10 * (44 + (3 * 50) + 20 + 44 + 50 + 20 + 10 + 44 + 20));

    private static ExperimentDefinition With(string structure) => FullSizeTrial.Definition with { Structure = structure };
}
