using System.Linq;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.FrontEnds;

/// <summary>Half-typed and hostile sources: the generator says nothing of its own failure, whatever the compiler says.</summary>
public sealed class OddInputTests
{
    [Theory]
    [InlineData("[Experiment")]
    [InlineData("[Experiment] class")]
    [InlineData("[Experiment] class X")]
    [InlineData("[Experiment(] class X { }")]
    [InlineData("[Experiment(Steps = )] class X { }")]
    [InlineData("[Experiment(Steps = \"x\")] class X { }")]
    [InlineData("[Experiment(Steps = long.MaxValue)] public partial class X { }")]
    [InlineData("[Experiment, Experiment] public partial class X { }")]
    [InlineData("[Experiment] struct X { }")]
    [InlineData("[Experiment] public partial class X { [Actor, Critic] public partial class N { } }")]
    [InlineData("[Experiment, Environment] public partial class X { }")]
    [InlineData("[Experiment, Environment(null)] public partial class X { }")]
    [InlineData("[Experiment, Environment<>] public partial class X { }")]
    [InlineData("[Experiment, Environment<Missing>] public partial class X { }")]
    [InlineData("[Experiment, Environment<int[]>] public partial class X { }")]
    [InlineData("[Experiment, Environment<dynamic>] public partial class X { }")]
    [InlineData("[Variant<>] public partial class X { }")]
    [InlineData("[Variant] public partial class X { }")]
    [InlineData("[Variant<Missing>] public partial class X { }")]
    [InlineData("[Variant<X[]>] public partial class X { }")]
    [InlineData("[Variant<Y<int>>] public partial class X { } [Experiment] public partial class Y<T> { }")]
    [InlineData("[Variant<X>, Variant<X>] public partial class X { }")]
    [InlineData("[Experiment, Without<>] public partial class X { }")]
    [InlineData("[Experiment, Without<Missing>] public partial class X { }")]
    [InlineData("[Experiment, Without<PartAttribute>] public partial class X { }")]
    [InlineData("class G<T> { [Variant<T>] public partial class X { } }")]
    [InlineData("[Experiment] public partial class X { [Actor] public partial class X { [Linear(2)] public partial Layer X { get; } } }")]
    [InlineData("[Experiment] public partial class X { [Critic] public partial class V { [Linear] public partial Layer Q { get; } } }")]
    [InlineData(
        "[Experiment] public partial class X { [Critic] public partial class V { [Linear(1)] public partial Layer this[int i] { get; } } }")]
    [InlineData("[Experiment] public partial class X { [Critic] public partial class V { [Linear(1)] public partial Layer Q => null!; } }")]
    [InlineData("[Experiment] public partial class X { [Critic] public partial class V { [Linear(1)] public partial Layer Q { set; } } }")]
    [InlineData("[Experiment] public partial class X { [Critic] public partial interface V { [Linear(1)] Layer Q { get; } } }")]
    [InlineData("[Experiment] public partial class X { [Critic] public partial class V { [Linear(1)] public partial Missing Q { get; } } }")]
    [InlineData(
        "[Experiment] public partial class @class { [Critic] public partial class @new { [Linear(1)] public partial Layer @if { get; } } }")]
    [InlineData("[Experiment] file partial class X { }")]
    [InlineData(
        "[Experiment, Topology(Density = 1e-300)] public partial class X { [Critic] public partial class V { [Linear(1)] public partial "
        + "Layer Q { get; } } }")]
    [InlineData("[Experiment, Grow(Every = int.MaxValue)] public partial class X { }")]
    [InlineData("[Experiment, Grow(Every = 1), Td3(WarmUp = 0)] public partial class X { }")]
    [InlineData("/// <summary>unclosed\n[Experiment] public partial class X { }")]
    public void OddSource_NeverMakesTheGeneratorFail(string source)
    {
        Code.Outcome outcome = Code.Run("using NE.Dsl; namespace Sample; " + source);

        outcome.Generated.Results.Single().Exception.ShouldBeNull();
        outcome.Problems.Select(problem => problem.Id).ShouldNotContain("NE0999");
        outcome.Problems.Select(problem => problem.Id).ShouldNotContain("AD0001");
    }

    [Fact]
    public void NamesThatDifferInCaseAlone_DoNotRemoveAllOutput()
    {
        Code.Outcome outcome = Code.Run(Code.Experiment("[Dense]", rest:
            "[Variant<X>] public partial class fast; [Variant<X>] public partial class Fast;"));

        outcome.Generated.Results.Single().Exception.ShouldBeNull();
        outcome.Problems.Select(problem => problem.Id).ShouldBe(["NE0017"]);
        outcome.Generated.GeneratedTrees.Length.ShouldBeGreaterThan(2);
    }
}
