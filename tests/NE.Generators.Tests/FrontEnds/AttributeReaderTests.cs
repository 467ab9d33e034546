using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NE.Dsl;
using NE.Generators.Model;
using NE.Generators.Modules.Norms;
using NE.Generators.Roles;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.FrontEnds;

public sealed class AttributeReaderTests
{
    [Fact]
    public void Experiment_OfTheReadme_IsReadWhole()
    {
        Declaration declaration = Code.Declaration("NeTd3", """
            using NE.Dsl;
            namespace Cheetah;
            /// <summary>NE-TD3 on
            /// <see cref="Tasks.HalfCheetah"/>.</summary>
            [Experiment(Preset = Preset.Paper, Steps = 500_000), Environment(Tasks.HalfCheetah), Td3]
            [Topology(Density = 0.2, Initial = Sparsity.Uniform)]
            [Grow(Every = 2_000, Schedule = Anneal.WarmDecay, Power = 2, By = Score.Random)]
            [Prune(UpperBound = 0.3), Review(Oldest = 0.5)]
            public sealed partial class NeTd3
            {
                [Actor] public partial class Policy
                {
                    [Linear(64), LayerNorm(Epsilon = 1e-4), Relu] public partial Layer Hidden1 { get; }
                    [Tanh, Linear(Size.Action)] internal partial Layer Action { get; }
                }
                [Critic(Twins = 1), Dense] internal partial class Value
                {
                    [Linear(Size.Observation)] [Elu] public partial Layer Hidden1 { get; }
                    [Linear(1)] public partial Layer Q { get; }
                }
            }
            """);

        (declaration.Namespace, declaration.Name, declaration.Accessibility, declaration.Sealed, declaration.Source).ShouldBe(
            ("Cheetah", "NeTd3", "public", true, "attributes"));
        declaration.Summary.ShouldBe("NE-TD3 on HalfCheetah.");
        declaration.Preset.ShouldBe("Paper");
        declaration.Experiment.Steps.ShouldBe(500_000);
        (declaration.Topology!.Density, declaration.Topology.Initial).ShouldBe((0.2, Sparsity.Uniform));
        GrowAttribute grow = declaration.Grow!;
        (grow.Every, grow.Schedule, grow.Power, grow.By).ShouldBe((2_000, Anneal.WarmDecay, 2, Score.Random));
        declaration.Prune!.UpperBound.ShouldBe(0.3);
        declaration.Review!.Oldest.ShouldBe(0.5);
        declaration.Networks.ShouldBe(
        [
            new("Policy", new ActorRole(), 1, Dense: false, Declared: true, "public",
                [new("Hidden1", 64, ActivationKind.Relu, 0, new LayerNormKind(), 1e-4, "public"),
                    new("Action", 6, ActivationKind.Tanh, 0, null, 0, "internal")]),
            new("Value", new CriticRole(), 1, Dense: true, Declared: true, "internal",
                [new("Hidden1", 17, ActivationKind.Elu, 1, null, 0, "public"),
                    new("Q", 1, ActivationKind.Identity, 0, null, 0, "public")]),
        ]);
    }

    [Fact]
    public void OrderOfAttributes_HasNoMeaning()
    {
        string one = Code.Experiment("[Grow(Every = 500, By = Score.Random), Prune]");
        string other = Code.Experiment("[Prune] [Grow(By = Score.Random, Every = 500)]").Replace("[Linear(256), Relu]", "[Relu, Linear(256)]");

        Code.Declaration("X", other).ShouldBe(Code.Declaration("X", one));
    }

    [Fact]
    public void Experiment_NestedInTypes_NamesThemAsTheyAre()
    {
        Declaration declaration = Code.Declaration("X", $$"""
            using NE.Dsl;
            namespace Sample.Inner;
            public static partial class Outer
            {
                internal partial record Middle
                {
                    [Experiment, Environment(Tasks.HalfCheetah), Dense] public partial class X { {{Code.Networks}} }
                }
            }
            """);

        declaration.ContainingTypes.ShouldBe(["public static partial class Outer", "internal partial record Middle"]);
        declaration.Accessibility.ShouldBe("internal");
        declaration.FullName.ShouldBe("Sample.Inner.Outer.Middle.X");
    }

    [Theory]
    [InlineData("ActionLimit = 2", 2, "", "")]
    [InlineData("ActionLow = new double[] { -2, -2 }, ActionHigh = new[] { 2.0, 2 }", 2, "", "")]
    [InlineData("ActionLow = new double[] { -1, 0.5 }, ActionHigh = new double[] { 1, 4 }", 1, "-1 0.5", "1 4")]
    [InlineData("ActionLow = new double[] { -1, -2 }, ActionHigh = new double[] { 1, 2 }", 1, "-1 -2", "1 2")]
    public void UsersTask_WithBounds_ActsInTheCommonLimitOrInOneOfTheirOwn(string bounds, double limit, string low, string high)
    {
        TaskDeclaration task = Pendulum(2, bounds).Task;

        task.ActionLimit.ShouldBe(limit);
        string.Join(' ', task.ActionLow.Items.Select(bound => bound.ToString(CultureInfo.InvariantCulture))).ShouldBe(low);
        string.Join(' ', task.ActionHigh.Items.Select(bound => bound.ToString(CultureInfo.InvariantCulture))).ShouldBe(high);
    }

    [Fact]
    public void UsersTask_GivesItsSizesAndItsType()
    {
        Declaration declaration = Pendulum(1, "ActionLimit = 2");

        declaration.Task.ShouldBe(new("Pendulum", "global::Sample.Pendulum", 3, 1, 2, 200));
        declaration.Networks[0].Layers[2].Units.ShouldBe(1);
    }

    private static Declaration Pendulum(int actions, string bounds) => Code.Declaration("X", $$"""
            using NE.Dsl;
            namespace Sample;
            [Task(Observations = 3, Actions = {{actions}}, {{bounds}}, StepLimit = 200)]
            public sealed class Pendulum : NE.Runtime.Environments.IEnvironment
            {
                public void Reset(ref NE.Runtime.Random.RandomStream random, System.Span<float> observation) { }
                public NE.Runtime.Environments.StepResult Step(System.ReadOnlySpan<float> action, System.Span<float> observation) => default;
                public void Dispose() { }
            }
            [Experiment, Environment<Pendulum>, Dense] public partial class X { {{Code.Networks}} }
            """);

    [Fact]
    public void Base_InAReferencedAssembly_IsReadFromMetadata()
    {
        CSharpCompilation library = Code.Compile([Code.Experiment("[Grow(Every = 500)]")]);
        Code.Driver().RunGeneratorsAndUpdateCompilation(library, out Compilation built, out _);
        CSharpCompilation user = Code.Compile(
            ["using NE.Dsl; using Sample; [Variant<X>, Prune(UpperBound = 0.2)] public partial class Here;"],
                more: [built.ToMetadataReference()]);

        Declaration declaration = Code.Resolve(user, "Here").Declaration!;

        (declaration.Grow!.Every, declaration.Prune!.UpperBound).ShouldBe((500, 0.2));
        declaration.Networks.Select(network => (network.Name, network.Declared, network.Layers.Count))
            .ShouldBe([("Policy", false, 3), ("Value", false, 3)]);
        declaration.Base.ShouldBe("Sample.X");
    }

    [Fact]
    public void Variant_WithAnInheritedProblem_LeavesItToItsBase()
    {
        Code.Outcome outcome = Code.Run(Code.Experiment("[Topology(Density = 2.5)]", rest:
            "[Variant<X>, Grow(Every = 500)] public partial class V;"));

        outcome.Short.ShouldBe(["NE0401 at '2.5'"]);
    }

    [Fact]
    public void Variant_WhoseChangeBreaksTheBase_IsToldAtItsName()
    {
        string source = Code.Experiment(rest: "[Variant<X>, Environment(Tasks.Ant)] public partial class V;").Replace("Size.Action", "6");

        Code.Run(source).Short.ShouldBe(["NE0105 at 'V'"]);
    }

    [Fact]
    public void ShortRun_WithIntervalsOfThePreset_IsNotWarned() =>
        Code.Run(Code.Experiment("[Dense, Td3(WarmUp = 100)]").Replace("[Experiment,",
            "[Experiment(Steps = 1_000),")).Short.ShouldBeEmpty();
}
