using System.Linq;
using NE.Generators.Printing;
using NE.Generators.Program;
using NE.Generators.Tests.FrontEnds;
using NE.Generators.Tests.Printing;
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

    [Fact]
    public void ExperimentOrVariantNamedLikeAMember_IsReportedAndBringsNoCompilerError()
    {
        foreach (string name in MemberNames.AgentMembers.Concat(["arena", "policy", "value1Hidden2"]))
        {
            Code.Outcome experiment = Code.Run(Code.Experiment().Replace("class X", "class " + name));
            Code.Outcome variant = Code.Run(Code.Experiment(rest: $"[Variant<X>, Prune(UpperBound = 0.2)] public partial class {name};"));

            foreach (Code.Outcome outcome in (Code.Outcome[])[experiment, variant])
            {
                outcome.Problems.Select(problem => problem.Id).Distinct().ShouldBe(["NE0115"], name);
                outcome.CompilerErrors.Select(error => error.ToString()).ShouldBeEmpty(name);
            }
        }
    }

    [Fact]
    public void ExperimentOutsideAllNamespaces_NamedLikeOneOfTheRuntime_IsReportedAndBringsNoCompilerError()
    {
        foreach (string name in MemberNames.Namespaces.Except(["NE", "System"]))
        {
            Code.Outcome outcome = Code.Run(Code.Experiment().Replace("namespace Sample;", "").Replace("class X", "class " + name));

            outcome.Problems.Select(problem => problem.Id).ShouldBe(["NE0115"], name);
            outcome.CompilerErrors.Select(error => error.ToString()).ShouldBeEmpty(name);
            Outcome(name).ShouldBe("");
        }

        // In a namespace these names are free.
        static string Outcome(string name)
        {
            Code.Outcome outcome = Code.Run(Code.Experiment().Replace("class X", "class " + name));
            return string.Join('\n', outcome.Short.Concat(outcome.CompilerErrors.Select(error => error.ToString())));
        }
    }

    [Fact]
    public void Namespaces_AreThoseThatGeneratedFilesName() =>
        Cases.Names.SelectMany(static name => ExperimentPrinter.Print(Cases.Of(name))).SelectMany(static file => file.Text.Split('\n'))
            .Where(static line => line.StartsWith("using ", System.StringComparison.Ordinal)).Select(static line => line.Split(' ')[1])
            .Distinct().Except(MemberNames.Namespaces).ShouldBeEmpty();

    [Fact]
    public void StudyNamedLikeAMember_IsFree()
    {
        string studies = string.Concat(MemberNames.AgentMembers.Concat(MemberNames.Namespaces).Concat(["All", "Studies"])
            .Select(name => $"[Study(Seeds = 2), Compare<X>] public partial class {name};\n"));

        Code.Outcome outcome = Code.Run(Code.Experiment(rest: studies));

        outcome.Short.ShouldBeEmpty();
        outcome.CompilerErrors.Select(error => error.ToString()).ShouldBeEmpty();
    }
}
