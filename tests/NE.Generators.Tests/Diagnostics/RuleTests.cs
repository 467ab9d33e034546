using System.Linq;
using NE.Generators.Tests.FrontEnds;
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
    [InlineData("[Review(Window = 100, ObserveEvery = 100)]", "")]
    [InlineData("[Review(Window = 100, ObserveEvery = 101)]", "NE0902")]
    [InlineData("[Grow(Until = 975_000)]", "")]
    [InlineData("[Grow(Until = 975_001)]", "NE0205")]
    [InlineData("[Td3(BatchSize = 256, ReplayCapacity = 256)]", "")]
    [InlineData("[Td3(BatchSize = 257, ReplayCapacity = 256)]", "NE0802")]
    [InlineData("[Td3(Beta1 = 0.0)]", "")]
    [InlineData("[Td3(Beta1 = 1.0)]", "NE0801")]
    public void Rule_AtItsBoundary_SpeaksFromThereOn(string attributes, string id) =>
        string.Join(" ", Code.Run(Code.Experiment(attributes)).Problems.Select(problem => problem.Id).Distinct()).ShouldBe(id);

    [Theory]
    // Cosine over M = 975 intervals: 0.25 + k (M - 1) / 2 is 0.737 for k = 0.001 and 1.0035 for 0.001547 (docs/algorithm.md, Growth schedule).
    [InlineData(0.001, "from 0.25 to 0.737.")]
    [InlineData(0.001547, "")]
    public void GrowthRate_TooSmallForTheFinalDensity_IsToldWhatItReaches(double rate, string reached)
    {
        string[] messages = Messages($"[Grow(Control = Control.OpenLoop, Rate = {rate.ToString(System.Globalization.CultureInfo.InvariantCulture)})]");

        messages.Length.ShouldBe(reached.Length == 0 ? 0 : 1);
        string.Join("", messages).ShouldContain(reached);
    }

    [Fact]
    public void GrowthBeyondTheRun_NamesTheShareOfTheCosineThatIsDone() =>
        // t/T = 975,000 / 1,950,000 = 0.5: 0.5 + sin(π/2)/π = 0.8183 of the growth, 0.25 + 0.75 · 0.8183 = 0.8637.
        Messages("[Grow(Until = 1_950_000)]").Single().ShouldContain("about 82 % of it is done by then, a density near 0.8637.");

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
