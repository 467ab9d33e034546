using System.Linq;
using NE.Generators.Tests.FrontEnds.Yaml;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.FrontEnds;

/// <summary>User-defined types in declarations: variants, removal, revision, YAML.</summary>
public sealed class OwnTypeTests
{
    private const string Types = """

        namespace Lab
        {
            using NE.Runtime.Methods;
            using NE.Runtime.Topology;

            public struct First : IConnectionScore { public static float Score(in Connection c, ref float memory) => c.Gradient; }
            public class Second : IEvent { public void Apply(EventContext context) { } }
            public class Third : IEvent { public void Apply(EventContext context) { } public class Inner : Third; }
        }
        """;

    private static readonly string Experiment = Code.Experiment("[Grow<Lab.First>, Event<Lab.Second>(Every = 7), Event<Lab.Third>]");

    [Fact]
    public void Variant_KeepsTheTypesOfItsBase_AndChangesOnlyWhatItWrites()
    {
        string scheduler = File("[Variant<X>, Grow(Every = 500), Event<Lab.Third>(Every = 9)] public partial class V;", "Scheduler");

        scheduler.ShouldContain("ScoreBy<global::Lab.First>");
        scheduler.ShouldContain("ApplySecond()");
        File("[Variant<X>, Grow(Every = 500), Event<Lab.Third>(Every = 9)] public partial class V;", "Settings").ShouldContain("""
                    event.Lab.Second.type = Lab.Second, revision 1
                    event.Lab.Second.every = 7
                    event.Lab.Second.gradients = False
                    event.Lab.Third.type = Lab.Third, revision 1
                    event.Lab.Third.every = 9
            """);
    }

    [Fact]
    public void Variant_ThatNamesABuiltInCriterion_ReturnsToIt()
    {
        string scheduler = File("[Variant<X>, Grow(By = Score.Gradient)] public partial class V;", "Scheduler");

        scheduler.ShouldNotContain("ScoreBy");
        scheduler.ShouldContain("SelectByScoreSkippingZero(count)");
    }

    [Fact]
    public void Variant_RemovesOneEventOfSeveral()
    {
        string scheduler = File("[Variant<X>, Without<EventAttribute<Lab.Second>>] public partial class V;", "Scheduler");

        scheduler.ShouldNotContain("ApplySecond");
        scheduler.ShouldContain("ApplyThird()");
    }

    [Fact]
    public void Revision_IsPartOfTheHash_AndOfTheStructure()
    {
        string before = File("[Variant<X>, Dense] public partial class V;", "Settings");
        string after = Run("[Variant<X>, Dense] public partial class V;", Types.Replace("public class Second", "[NE.Dsl.Revision(2)] public class Second"))
            .File("Sample.V.Settings.g.cs");

        after.ShouldContain("event.Lab.Second.type = Lab.Second, revision 2");
        Hash(after).ShouldNotBe(Hash(before));
    }

    [Fact]
    public void Yaml_NamingTheTypes_GivesTheProgramOfTheAttributes()
    {
        const string Text = """
            of: Plain
            variants:
              Own:
                grow: { type: Lab.First }
                event: { Lab.Second: { every: 7 }, Lab.Third.Inner: on }
              Less: { of: Own, event: { Lab.Second: off }, grow: { by: gradient } }
            """;
        Code.Outcome outcome = Code.RunWithYaml(
            [("/Sample/own.ne.yaml", Text)],
            Code.Experiment(rest: "[Variant<X>] public partial class Plain;\n"
                + "[Variant<X>, Grow<Lab.First>, Event<Lab.Second>(Every = 7), Event<Lab.Third.Inner>] public partial class Attributed;"),
            Types);

        outcome.ShouldBeClean();
        outcome.File("Sample.Own.Declaration.g.cs").ShouldContain("Dsl::Event<global::Lab.Second>(Every = 7)");

        // Equal programs are printed once.
        outcome.Generated.GeneratedTrees.Select(static tree => System.IO.Path.GetFileName(tree.FilePath))
            .Count(static file => file is "Sample.Own.Agent.g.cs" or "Sample.Attributed.Agent.g.cs").ShouldBe(1);
        outcome.File("Sample.Less.Scheduler.g.cs").ShouldNotContain("ApplySecond");
        outcome.File("Sample.Less.Scheduler.g.cs").ShouldNotContain("ScoreBy");
    }

    [Fact]
    public void Yaml_NamingATypeOfItsNamespace_NeedsNoNamespace() => Code.RunWithYaml(
        [("/Sample/own.ne.yaml", "namespace: Lab\nof: Sample.X\nvariants:\n  Own: { event: { Second: on } }\n")], Code.Experiment(), Types)
        .ShouldBeClean();

    [Fact]
    public void Yaml_NamingAMisspeltType_SuggestsOneThatFits()
    {
        Code.Outcome outcome = Code.RunWithYaml(
            [("/Sample/own.ne.yaml", "of: X\nvariants:\n  Own: { event: { Lab.Secnd: on } }\n")], Code.Experiment(), Types);

        outcome.Problems.Single().GetMessage().ShouldBe("There is no type 'Lab.Secnd' in this project. Did you mean 'Lab.Second'?");
    }

    [Fact]
    public void Yaml_NamingATermOfTheGradient_GivesTheProgramOfTheAttribute()
    {
        const string Term = """

            namespace Lab { public struct Pull : NE.Runtime.Methods.IGradientTerm { public static void Add(in NE.Runtime.Methods.GradientLayer layer, float weight) { } } }
            """;
        Code.Outcome outcome = Code.RunWithYaml(
            [("/Sample/own.ne.yaml", "of: X\nvariants:\n  Own: { gradient-term: { Lab.Pull: { weight: 0.5 } } }\n")],
            Code.Experiment(rest: "[Variant<X>, GradientTerm<Lab.Pull>(Weight = 0.5)] public partial class Attributed;"), Term);

        outcome.ShouldBeClean();
        outcome.Generated.GeneratedTrees.Select(static tree => System.IO.Path.GetFileName(tree.FilePath))
            .Count(static file => file is "Sample.Own.Agent.g.cs" or "Sample.Attributed.Agent.g.cs").ShouldBe(1);
        string file = outcome.File("Sample.Attributed.Policy.g.cs");
        file.ShouldContain("private const float PullWeight = 0.5f;");
        file.ShouldContain("Methods::GradientLayer.Add<global::Lab.Pull>(hidden1, PullWeight, isOutput: false);");
    }

    [Fact]
    public void Yaml_NamingASampler_GivesTheProgramOfTheAttribute_AndNeedsItsName()
    {
        const string Sampler = """

            namespace Lab { public struct Recent : NE.Runtime.Replay.IReplaySampler { public static double Age(double uniform, long count) => 0; } }
            """;
        Code.Outcome outcome = Code.RunWithYaml(
            [("/Sample/own.ne.yaml", "of: X\nvariants:\n  Own: { review: off, sample: { type: Lab.Recent } }\n")],
            Code.Experiment(rest: "[Variant<X>, Without<ReviewAttribute>, Sample<Lab.Recent>] public partial class Attributed;"), Sampler);

        outcome.ShouldBeClean();
        outcome.Generated.GeneratedTrees.Select(static tree => System.IO.Path.GetFileName(tree.FilePath))
            .Count(static file => file is "Sample.Own.Agent.g.cs" or "Sample.Attributed.Agent.g.cs").ShouldBe(1);
        string.Concat(outcome.Generated.GeneratedTrees).ShouldContain("replay.GatherBy<global::Lab.Recent>(batch, seed, ");
        Code.RunWithYaml([("/Sample/own.ne.yaml", "of: X\nvariants:\n  Own: { review: off, sample: on }\n")], Code.Experiment())
            .Problems.Single().Id.ShouldBe("NE1206");
    }

    private static string File(string rest, string file)
    {
        Code.Outcome outcome = Run(rest, Types);
        outcome.ShouldBeClean();
        return outcome.File($"Sample.V.{file}.g.cs");
    }

    private static Code.Outcome Run(string rest, string types) => Code.Run(Experiment + "\n" + rest, types);

    private static string Hash(string settings) =>
        settings.Split('\n').Select(static line => line.Trim().Trim(',', '"')).Single(static line => line.Length == 64 && line.All(char.IsAsciiHexDigit));
}
