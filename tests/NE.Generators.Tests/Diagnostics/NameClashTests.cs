using System.Linq;
using NE.Generators.Tests.FrontEnds;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Diagnostics;

/// <summary>Declared names that meet in generated code: told where a name is derived, kept apart where it is only a field.</summary>
public sealed class NameClashTests
{
    [Theory]
    [InlineData("Layer Hidden1", "Layer Hidden2Shape")]
    [InlineData("Layer Hidden1", "Layer hidden2")]
    [InlineData("Layer Hidden1", "Layer Observations")]
    [InlineData("Layer Hidden2", "Layer Target")]
    [InlineData("class Policy", "class Value1")]
    [InlineData("class Policy", "class Value1Target")]
    public void NamesThatMeetInGeneratedCode_AreReportedAndBringNoCompilerError(string usual, string written)
    {
        Code.Outcome outcome = Code.Run(Code.Experiment(body: Code.Networks.Replace(usual, written)));

        outcome.Problems.Select(problem => problem.Id).Distinct().ShouldBe(["NE0115"]);
        outcome.CompilerErrors.Select(error => error.ToString()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("class Policy", "class TargetNoise")]
    [InlineData("class Policy", "class UpperBound")]
    [InlineData("class Value", "class Input")]
    [InlineData("class Policy", "class If")]
    [InlineData("Layer Hidden1", "Layer Name")]
    [InlineData("Layer Hidden1", "Layer Arena")]
    [InlineData("Layer Hidden1", "Layer @if")]
    public void NameOfAFieldOrLocalOfGeneratedCode_IsFree(string usual, string written)
    {
        Code.Outcome outcome = Code.Run(Code.Experiment(body: Code.Networks.Replace(usual, written)));

        outcome.Short.ShouldBeEmpty();
        outcome.CompilerErrors.Select(error => error.ToString()).ShouldBeEmpty();
    }
}
