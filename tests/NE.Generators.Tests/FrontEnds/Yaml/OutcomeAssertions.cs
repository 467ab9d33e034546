using System.Linq;
using System.Text.RegularExpressions;
using Shouldly;

namespace NE.Generators.Tests.FrontEnds.Yaml;

/// <summary>What tests ask of a run of the generator.</summary>
internal static class OutcomeAssertions
{
    public static void ShouldBeClean(this Code.Outcome outcome)
    {
        outcome.Lines.ShouldBeEmpty();
        outcome.CompilerErrors.Select(static error => error.ToString()).ShouldBeEmpty();
    }

    /// <summary>The text of a generated file.</summary>
    public static string File(this Code.Outcome outcome, string name) =>
        outcome.Generated.Results.Single().GeneratedSources.Single(source => source.HintName == name).SourceText.ToString();

    /// <summary>The experiments that have an agent.</summary>
    public static string[] Table(this Code.Outcome outcome) =>
        [.. Regex.Matches(outcome.File("Experiments.g.cs"), @"global::(\S+)\.Definition").Select(static match => match.Groups[1].Value)];
}
