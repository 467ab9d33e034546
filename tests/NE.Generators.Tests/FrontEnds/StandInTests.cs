using System.Linq;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.FrontEnds;

/// <summary>A declaration with a problem must not bring one error of the compiler for each layer.</summary>
public sealed class StandInTests
{
    private const string Problem = "[Topology(Density = 2.5)]";

    [Theory]
    [InlineData("public partial class Value", "internal partial class Value")]
    [InlineData("public partial class Value", "partial class Value")]
    [InlineData("public partial class Value", "public sealed partial class Value")]
    [InlineData("public partial Layer Q", "internal partial Layer Q")]
    [InlineData("public partial Layer Q", "protected internal partial Layer Q")]
    [InlineData("public partial Layer Q", "private partial Layer Q")]
    [InlineData("Layer Q", "NE.Dsl.Layer Q")]
    [InlineData("Layer Q", "Layer @if")]
    [InlineData("public partial class X", "partial class X")]
    [InlineData("public partial class X", "public sealed partial class X")]
    [InlineData("namespace Sample;", "")]
    [InlineData("namespace Sample;", "namespace Sample.Deep.Down;")]
    public void StandIns_RepeatWhatTheUserWrote(string usual, string written)
    {
        Code.Outcome outcome = Code.Run(Code.Experiment(Problem).Replace(usual, written));

        outcome.Short.ShouldBe(["NE0401 at '2.5'"]);
        outcome.CompilerErrors.Select(error => error.ToString()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Q { get; set; }", "set")]
    [InlineData("Q { get; init; }", "init")]
    [InlineData("Q { get; private set; }", "set")]
    public void Setter_GetsAStandInOfItsForm(string accessors, string place)
    {
        Code.Outcome outcome = Code.Run(Code.Experiment("[Dense]").Replace("Q { get; }", accessors));

        outcome.Short.ShouldBe([$"NE0113 at '{place}'"]);
        outcome.CompilerErrors.Select(error => error.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public void ArgumentThatIsNoConstant_LeavesTheErrorToTheCompiler()
    {
        Code.Outcome outcome = Code.Run(Code.Experiment("[Grow(Every = Of())]", rest: "").Replace("public partial class X\n{",
            "public partial class X\n{ static int Of() => 3;"));

        outcome.CompilerErrors.Select(error => error.Id).Distinct().ShouldBe(["CS0182"]);
    }

    [Fact]
    public void PropertyWithoutPartial_IsLeftOutOfTheStandIns()
    {
        Code.Outcome outcome = Code.Run(Code.Experiment("[Dense]").Replace("public partial Layer Q { get; }",
            "public Layer Q { get; } = null!;"));

        outcome.Short.ShouldBe(["NE0103 at 'Q'"]);
        outcome.CompilerErrors.ShouldBeEmpty();
    }

    [Fact]
    public void UnknownBase_LeavesTheErrorToTheCompiler()
    {
        Code.Outcome outcome = Code.Run(
            "using NE.Dsl; [Variant<Nothing>] public partial class V { [Critic] public partial class Value { [Linear(1)] public partial "
            + "Layer Q { get; } } }");

        outcome.Problems.ShouldBeEmpty();
        outcome.CompilerErrors.Select(error => error.Id).ShouldBe(["CS0246"]);
    }
}
