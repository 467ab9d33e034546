using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NE.Generators.Model;
using NE.Generators.Planning;
using NE.Generators.Printing;
using NE.Generators.Printing.CSharp;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Printing;

/// <summary>What the definition of an experiment holds for the record of its runs.</summary>
public sealed class RecordTextTests
{
    private const string Source = """
        using NE.Dsl;
        namespace Sample;

        /// <summary>Words that may change.</summary>
        [Experiment(Steps = 100_000), Environment(Tasks.Hopper), Td3]
        [Topology(Density = 0.25), Grow(Every = 1_000)]
        public partial class Grown
        {
            [Actor]
            public partial class Policy
            {
                [Linear(64), Relu] public partial Layer Hidden1 { get; }
                [Linear(32), Relu] public partial Layer Hidden2 { get; }
                [Linear(Size.Action), Tanh] public partial Layer Action { get; }
            }

            [Critic]
            public partial class Value
            {
                [Linear(64), Relu] public partial Layer Hidden1 { get; }
                [Linear(32), Relu] public partial Layer Hidden2 { get; }
                [Linear(1)] public partial Layer Q { get; }
            }
        }

        [Variant<Grown>, Prune(UpperBound = 0.3)]
        public partial class Pruned;

        [Variant<Grown>, Dense]
        public partial class Plain;

        [Variant<Pruned>(Preset = Preset.Paper), Without<PruneAttribute>, Without<WeightClipAttribute>]
        public partial class Unpruned;

        [Variant<Unpruned>, Sac, AdamW(WeightDecay = 0.1)]
        public partial class Soft
        {
            [Actor]
            public partial class Policy
            {
                [Linear(64), Relu] public partial Layer Hidden1 { get; }
                [Linear(Size.Gaussian)] public partial Layer Action { get; }
            }
        }
        """;

    private static readonly IReadOnlyDictionary<string, Declaration> Declarations = Sources.Declarations(Source);

    [Fact]
    public void Variant_IsRecordedAsAnExperiment()
    {
        string text = Settings("Pruned");

        text.ShouldContain("[Grow(Every = 1_000)]\n            [Prune(UpperBound = 0.3)]\n");
        text.ShouldContain("public partial class Pruned\n");
        text.ShouldContain("experiment: Pruned\n");
        text.ShouldContain("prune: { upper-bound: 0.3 }");
        text.ShouldNotContain("class Grown");
        text.ShouldNotContain("Words that may change");
    }

    [Fact]
    public void Variant_ThatDropsAPartOfItsBase_IsRecordedWithoutIt() => Settings("Plain").ShouldNotContain("Grow");

    [Theory]
    [InlineData("Grown")]
    [InlineData("Pruned")]
    [InlineData("Plain")]
    [InlineData("Unpruned")]
    [InlineData("Soft")]
    public void RecordedDeclaration_IsThatOfTheExperiment(string name)
    {
        Declaration recorded = Sources.Declarations(DeclarationFile.Source([Declarations[name].Standalone!]))[name];

        recorded.Parts.ShouldBe(Declarations[name].Parts);
        recorded.Task.ShouldBe(Declarations[name].Task);
        recorded.Networks.Select(static network => network with { Declared = true })
            .ShouldBe(Declarations[name].Networks.Select(static network => network with { Declared = true }));
    }

    [Fact]
    public void Growth_IsThatOfThePlanAtTwentiethsOfTheRun()
    {
        string text = Settings("Grown");
        ExperimentPlan plan = Planner.Plan(Declarations["Grown"])!;
        LayerPlan hidden = plan.Networks[1].Layers.Single(static layer => layer.Name == "Hidden2");

        string row = text.Split('\n').Single(static line => line.Contains("new(\"Value2.Hidden2\", ", StringComparison.Ordinal));

        long[] live = [.. row[(row.IndexOf('[', StringComparison.Ordinal) + 1)..row.IndexOf(']', StringComparison.Ordinal)].Split(", ").Select(number => long.Parse(number.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture))];
        row.ShouldContain("2_048");
        live.Length.ShouldBe(21);
        (live[0], live[^1]).ShouldBe((hidden.Live, GrowthSchedule.LiveAtEnd(plan, hidden)));
        live.ShouldBe(live.Order());
        text.ShouldContain("[0, 5_000, 10_000, ");
    }

    [Fact]
    public void DenseNetworks_HaveNoPlannedGrowth() => Settings("Plain").ShouldNotContain("Growth = ");

    [Fact]
    public void EjectedCode_DoesNotClaimADeclaration() =>
        ExperimentPrinter.Eject(Declarations["Pruned"], "Made from Pruned.").ShouldAllBe(static file => !file.Text.Contains("Text = new("));

    private static string Settings(string name) =>
        ExperimentPrinter.Print(Declarations[name]).Single(static file => file.HintName.EndsWith(".Settings.g.cs", StringComparison.Ordinal)).Text;
}
