using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NE.Generators.Model;
using NE.Generators.Planning;
using NE.Generators.Printing;
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
        """;

    private static readonly IReadOnlyDictionary<string, Declaration> Declarations = Sources.Declarations(Source);

    [Fact]
    public void Variant_IsRecordedWithItsBase()
    {
        string text = Settings("Pruned");

        int grown = text.IndexOf("public partial class Grown", StringComparison.Ordinal), pruned = text.IndexOf("public partial class Pruned;", StringComparison.Ordinal);
        (grown > 0 && pruned > grown).ShouldBeTrue();
        text.ShouldContain("[Variant<Grown>]\n            [Prune(UpperBound = 0.3)]\n");
        text.ShouldContain("experiment: Grown\n");
        text.ShouldContain("  Pruned:\n");
        text.ShouldContain("prune: { upper-bound: 0.3 }");
        text.ShouldNotContain("Words that may change");
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
