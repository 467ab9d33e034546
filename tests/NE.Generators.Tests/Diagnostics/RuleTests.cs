using System;
using System.Linq;
using NE.Generators.Optimisers;
using NE.Generators.Tests.FrontEnds;
using NE.Runtime.Kernels;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Diagnostics;

/// <summary>Where rules begin to speak, and the numbers that they name.</summary>
public sealed class RuleTests
{
    [Theory]
    [InlineData("[Prune(UpperBound = 0.999)]", "")]
    [InlineData("[Prune(UpperBound = 1.0)]", "NE0302")]
    [InlineData("[Topology(Density = 1.0, FinalDensity = 1.0)]", "NE0206")]
    [InlineData("[Td3(WarmUp = 998_000), Review(Window = 1_900), Grow(Every = 1_999), Metrics(Every = 2_000)]", "")]
    [InlineData("[Td3(WarmUp = 998_000), Review(Window = 1_900), Grow(Every = 2_000), Metrics(Every = 2_000)]", "NE0202")]
    [InlineData("[Td3(WarmUp = 998_000), Review(Window = 2_000), Grow(Every = 100), Metrics(Every = 2_000)]", "NE0903")]
    [InlineData("[Td3(WarmUp = 998_000), Review(Window = 1_900), Grow(Every = 100), Metrics(Every = 2_001)]", "NE0013")]
    [InlineData("[Td3(WarmUp = 996_000, UpdatesPerStep = 0.5), Review(Window = 1_900), Grow(Every = 1_999), Metrics(Every = 2_000)]", "")]
    [InlineData("[Td3(WarmUp = 996_000, UpdatesPerStep = 0.5), Review(Window = 1_900), Grow(Every = 2_000), Metrics(Every = 2_000)]", "NE0202")]
    [InlineData("[Td3(WarmUp = 996_000, UpdatesPerStep = 0.5), Review(Window = 2_000), Grow(Every = 100), Metrics(Every = 2_000)]", "NE0903")]
    [InlineData("[Td3(WarmUp = 996_000, UpdatesPerStep = 0.5), Review(Window = 1_900), Grow(Every = 100), Metrics(Every = 2_001)]", "NE0013")]
    [InlineData("[Dense, Td3(WarmUp = 999_000, UpdateEvery = 1_000), Metrics(Every = 1_000)]", "")]
    [InlineData("[Dense, Td3(WarmUp = 999_000, UpdateEvery = 1_001), Metrics(Every = 1_000)]", "NE0012")]
    [InlineData("[Dense, Td3(WarmUp = 999_000, UpdatesPerStep = 0.001), Metrics(Every = 1)]", "")]
    [InlineData("[Dense, Td3(WarmUp = 999_000, UpdatesPerStep = 0.0009), Metrics(Every = 1)]", "NE0012")]
    [InlineData("[Review(Window = 100, ObserveEvery = 100)]", "")]
    [InlineData("[Review(Window = 100, ObserveEvery = 101)]", "NE0902")]
    [InlineData("[Grow(Until = 975_000)]", "")]
    [InlineData("[Grow(Until = 975_001)]", "NE0205")]
    [InlineData("[Td3(BatchSize = 256, ReplayCapacity = 256)]", "")]
    [InlineData("[Td3(BatchSize = 257, ReplayCapacity = 256)]", "NE0802")]
    [InlineData("[Td3(LearningRateSchedule = RateSchedule.Step, LearningRateEvery = 10, LearningRateDecay = 0.9)]", "")]
    [InlineData("[AdamW(WeightDecay = 3_000)]", "")]
    [InlineData("[Sgd, Topology(ResetMoments = false)]", "")]
    [InlineData("[Td3(LearningRateSchedule = RateSchedule.Linear, LearningRateEnd = 0.2)]", "")]
    [InlineData("[Td3(LearningRateSchedule = RateSchedule.Step, LearningRateEnd = 0.2)]", "NE0806")]
    [InlineData("[Adam(Beta1 = 0.0)]", "")]
    [InlineData("[Adam(Beta1 = 1.0)]", "NE0011")]
    public void Rule_AtItsBoundary_SpeaksFromThereOn(string attributes, string id) =>
        string.Join(" ", Code.Run(Code.Experiment(attributes)).Problems.Select(problem => problem.Id).Distinct()).ShouldBe(id);

    [Theory]
    // Cosine over M = 975 intervals: the weights sum to (M - 1) / 2 = 487 (docs/algorithm.md, Growth schedule). Value.Hidden2 starts at
    // 3,680 of 32,768 = 0.1123 and gets to 0.1123 + 487 k: 0.5993 for k = 0.001, 1.0001 for 0.001823. The rate 0.001547, which takes the
    // density 0.25 of a whole network to 1, takes that layer to 0.8657 only.
    [InlineData(0.001, "takes Value.Hidden2 from 0.1123 to 0.5993.")]
    [InlineData(0.001547, "takes Value.Hidden2 from 0.1123 to 0.8657.")]
    [InlineData(0.001823, "")]
    public void GrowthRate_TooSmallForTheFinalDensity_IsToldWhatTheSparsestLayerReaches(double rate, string reached)
    {
        string[] messages = Messages($"[Grow(Control = Control.OpenLoop, Rate = {rate.ToString(System.Globalization.CultureInfo.InvariantCulture)})]");

        messages.Length.ShouldBe(reached.Length == 0 ? 0 : 1);
        string.Join("", messages).ShouldContain(reached);
    }

    [Fact]
    public void GrowthBeyondTheRun_NamesTheShareOfTheCosineThatIsDone() =>
        // t/T = 975,000 / 1,950,000 = 0.5: 0.5 + sin(π/2)/π = 0.8183 of the growth, 0.1123 + 0.8877 · 0.8183 = 0.8387.
        Messages("[Grow(Until = 1_950_000)]").Single()
            .ShouldContain("about 82 % of it is done by then, and Value.Hidden2 has a density near 0.8387.");

    [Theory]
    // The network's density exceeds the final one, but its elastic layers (0.13 and 0.11) have room to grow.
    [InlineData("[Topology(Density = 0.25, FinalDensity = 0.2)]", "")]
    [InlineData("[Topology(Density = 0.25, Initial = Sparsity.Uniform, FinalDensity = 0.05)]", "NE0206")]
    public void NothingToGrow_IsSaidOfElasticLayers(string attributes, string id) =>
        string.Join(" ", Code.Run(Code.Experiment(attributes)).Problems.Select(problem => problem.Id)).ShouldBe(id);

    [Theory]
    [InlineData("Hidden1", "")]
    [InlineData("Hidden2", "NE0304")]
    public void ActivationThatIsNeverZero_CountsInElasticLayersOnly(string layer, string id) =>
        string.Join(" ", Code.Run(Code.Experiment(body: Code.Networks.Replace($"Relu] public partial Layer {layer}", $"Gelu] public partial Layer {layer}")))
            .Problems.Select(problem => problem.Id).Distinct()).ShouldBe(id);

    [Theory]
    [InlineData("Control = Control.OpenLoop, Rate = 0.01, Amplitude = 2", "")]
    [InlineData("Control = Control.OpenLoop, Amplitude = 2", "NE0204")]
    [InlineData("Control = Control.OpenLoop, Basis = GrowthBasis.Active", "")]
    [InlineData("Control = Control.OpenLoop, Basis = GrowthBasis.InitialGap", "NE0204")]
    public void ValueOfGrowth_WithoutEffect_IsReported(string values, string id) =>
        string.Join(" ", Code.Run(Code.Experiment($"[Grow({values})]")).Problems.Select(problem => problem.Id)).ShouldBe(id);

    [Theory]
    [InlineData("[Adam(Beta2 = 0.9997)]", "")]
    [InlineData("[Adam(Beta2 = 0.9998), Topology(Moments = Moments.SharedStep)]", "")]
    [InlineData("[Adam(Beta2 = 0.9998), Dense]", "")]
    [InlineData("[Adam(Beta2 = 0.9998)]", "NE0805")]
    [InlineData("[AdamW(Beta2 = 0.9998)]", "NE0805")]
    [InlineData("[Sgd(Momentum = 0.9999)]", "")]
    public void Decay_IsLimitedOnlyWhereWeightsHaveAges(string attributes, string id) =>
        string.Join(" ", Code.Run(Code.Experiment(attributes)).Problems.Select(problem => problem.Id)).ShouldBe(id);

    [Theory]
    [InlineData(0.9, 0.9997, false)]
    [InlineData(0.9997, 0.999, false)]
    [InlineData(0.9, 0.9998, true)]
    [InlineData(0.9998, 0.999, true)]
    public void LimitOfDecays_IsThatOfTheRuntimesTable(double beta1, double beta2, bool refused)
    {
        Exception? thrown = Record.Exception(() => new AdamTable(3e-4, beta1, beta2, 1e-8));

        (thrown is not null).ShouldBe(refused);
        (Math.Max(beta1, beta2) > OptimiserRules.LargestDecay).ShouldBe(refused);
    }

    [Fact]
    public void ProtectionThatExceedsTheBudget_IsReleasedWithItsNumbers()
    {
        // Humanoid, 256-128, density 0.25: 65,632 weights too many in the actor's protected layers (docs/algorithm.md, Density allocation).
        Code.Outcome outcome = Code.Run(Code.Experiment("[Topology(Density = 0.25)]").Replace("HalfCheetah", "Humanoid"));

        outcome.Problems.Select(problem => problem.Id).ShouldBe(["NE0402", "NE0402"]);
        outcome.Problems[0].GetMessage().ShouldContain("exceed the live weights of the network by 65,632; Hidden1 (density 0.1979) starts sparse");
    }

    [Fact]
    public void Preset_OnAWideTask_IsOnlyAnInformation() =>
        Code.Run(Code.Experiment().Replace("HalfCheetah", "Humanoid")).CompilerErrors.ShouldBeEmpty();

    private static string[] Messages(string attributes) => [.. Code.Run(Code.Experiment(attributes)).Problems.Select(problem => problem.GetMessage())];
}
