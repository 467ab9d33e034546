using System;
using System.Linq;
using System.Threading;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.FrontEnds;
using NE.Generators.Model;
using NE.Generators.Roles;
using NE.Generators.Vocabulary;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.FrontEnds;

/// <summary>Joining places by hand-made values: no C#, no driver.</summary>
public sealed class ResolverTests
{
    private static readonly EquatableArray<DeclaredNetwork> Networks =
    [
        new("Policy", new ActorRole(), 1, false, "public partial class Policy", "public",
        [
            Layer("Hidden1", 256, ActivationKind.Relu), Layer("Hidden2", 128, ActivationKind.Relu),
                Layer("Action", DeclaredLayer.ActionUnits, ActivationKind.Tanh),
        ]),
        new("Value", new CriticRole(), 2, false, "public partial class Value", "public",
            [Layer("Hidden1", 256, ActivationKind.Relu), Layer("Hidden2", 128, ActivationKind.Relu),
                Layer("Q", 1, ActivationKind.Identity)]),
    ];

    [Fact]
    public void Experiment_ThatWritesNothing_GetsTheRecommendedPreset()
    {
        Declaration declaration = Resolve("X", Experiment("X")).Declaration!;

        declaration.Preset.ShouldBe("Recommended");
        declaration.Parts.Select(static part => part.Name).ShouldBe(
            ["Experiment", "Td3", "Adam", "Evaluate", "Checkpoint", "Metrics", "Topology", "Grow", "Prune", "Review"]);
        Schema.Parts.Where(static part => part.GivenIn.Contains(Preset.Recommended)).SelectMany(static part => part.Settings.Select(setting => (part.Name, setting.Name, setting.Default())))
            .ShouldBe(declaration.Parts.SelectMany(static part => part.Settings.Select(setting => (part.Name, setting.Name, setting.Value))));
        declaration.Experiment.Steps.ShouldBe(1_000_000);
        declaration.Algorithm.ActorLearningRate.ShouldBe(3e-4);
        declaration.Grow!.Control.ShouldBe(Control.ClosedLoop);
        declaration.Topology!.Moments.ShouldBe(Moments.PerElementStep);
        declaration.Review!.Slope.ShouldBe(ReviewSlope.Falling);
    }

    [Fact]
    public void Experiment_WithThePaperPreset_GetsThePaperWithoutTheRepairs()
    {
        Declaration declaration = Resolve("X", Experiment("X", new WrittenPart("Experiment", [new("Preset", 1)]))).Declaration!;

        declaration.Preset.ShouldBe("Paper");
        declaration.Topology!.Moments.ShouldBe(Moments.SharedStep);
        declaration.Topology.ResetMoments.ShouldBeFalse();
        declaration.Topology.RedrawBias.ShouldBeTrue();
        declaration.Topology.ZeroOutgoingOnRevival.ShouldBeFalse();
        declaration.Grow!.Control.ShouldBe(Control.OpenLoop);
        declaration.Grow.SkipZeroScore.ShouldBeFalse();
        declaration.Prune!.AfterSaturation.ShouldBeFalse();
        declaration.Review!.Slope.ShouldBe(ReviewSlope.Absolute);
        declaration.Review.Observe.ShouldBe(ReviewBatch.Training);
        declaration.WeightClip!.Kappa.ShouldBe(3);
    }

    [Fact]
    public void WrittenPart_ChangesOnlyTheValuesThatItNames()
    {
        Declaration declaration = Resolve("X", Experiment("X", new WrittenPart("Grow", [new("Every", 500)]))).Declaration!;

        declaration.Grow!.Every.ShouldBe(500);
        declaration.Grow.Control.ShouldBe(Control.ClosedLoop);
    }

    [Fact]
    public void Variant_OfAVariant_MergesKeyByKeyFromTheRootOn()
    {
        Declared root = Experiment("Root", new WrittenPart("Grow", [new("Every", 500), new("Schedule", 1)]));
        Declared middle = Variant("Middle", "Root", new WrittenPart("Grow", [new("By", 1)]));
        Declared leaf = Variant("Leaf", "Middle", new WrittenPart("Grow", [new("Every", 700)]));

        GrowAttribute grow = Resolve("Leaf", leaf, middle, root).Declaration!.Grow!;

        (grow.Every, grow.Schedule, grow.By).ShouldBe((700, Anneal.Uniform, Score.Random));
    }

    [Fact]
    public void Variant_WithAPreset_ChangesWhatIsNotWritten()
    {
        Declared root = Experiment("Root", new WrittenPart("Review", [new("Slope", 2)]));
        Declared paper = Variant("Paper", "Root", new WrittenPart("Experiment", [new("Preset", 1)]));

        Declaration declaration = Resolve("Paper", root, paper).Declaration!;

        declaration.Review!.Slope.ShouldBe(ReviewSlope.Literal);
        declaration.Review.Observe.ShouldBe(ReviewBatch.Training);
    }

    [Fact]
    public void Without_RemovesAPartAndItsValues()
    {
        Declared root = Experiment("Root", new WrittenPart("Review", [new("Oldest", 0.5)]));
        Declared without = Variant("Without", "Root") with { Without = ["Review"] };
        Declared again = Variant("Again", "Without", new WrittenPart("Review", [new("Floor", 0.1)]));

        Resolve("Without", root, without, again).Declaration!.Review.ShouldBeNull();
        ReviewAttribute review = Resolve("Again", root, without, again).Declaration!.Review!;
        (review.Oldest, review.Floor).ShouldBe((0.25, 0.1));
    }

    [Fact]
    public void Dense_RemovesSparsityAndReviewButNotClipping()
    {
        Declaration declaration = Resolve(
            "X", Experiment("X", new WrittenPart("Dense", []), new WrittenPart("Experiment", [new("Preset", 1)]))).Declaration!;

        declaration.Topology.ShouldBeNull();
        declaration.Grow.ShouldBeNull();
        declaration.Prune.ShouldBeNull();
        declaration.Review.ShouldBeNull();
        declaration.WeightClip.ShouldNotBeNull();
    }

    [Fact]
    public void Dense_RemovedInAVariant_GivesThePartsBack()
    {
        Declared root = Experiment("Root", new WrittenPart("Dense", []));
        Declared sparse = Variant("Sparse", "Root") with { Without = ["Dense"] };

        Resolve("Sparse", root, sparse).Declaration!.Topology.ShouldNotBeNull();
    }

    [Fact]
    public void Network_WrittenInAVariant_ReplacesThatNetworkWhole()
    {
        Declared root = Experiment("Root");
        Declared wide = Variant("Wide", "Root") with
        {
            Networks = [new("Value", new CriticRole(), 1, false, "public partial class Value", "public",
                [Layer("Wide", 512, ActivationKind.Relu), Layer("Q", 1, ActivationKind.Identity)])],
        };

        Declaration declaration = Resolve("Wide", root, wide).Declaration!;

        declaration.Networks.Select(network => (network.Name, network.Declared, network.Twins, network.Layers.Count))
            .ShouldBe([("Policy", false, 1, 3), ("Value", true, 1, 2)]);
    }

    [Fact]
    public void Sizes_AreThoseOfTheTask()
    {
        Declared humanoid = Experiment("X") with { Task = new("Humanoid-v4", null) };

        Declaration declaration = Resolve("X", humanoid).Declaration!;

        declaration.Networks[0].Layers[2].Units.ShouldBe(17);
        declaration.Task.ShouldBe(new("Humanoid-v4", null, 376, 17, 0.4, 1_000));
    }

    [Fact]
    public void Places_InAnyOrder_ResolveAlike()
    {
        Declared[] places = [Experiment("Root"), Variant("B", "Root"), Variant("A", "B")];

        Resolver.Resolve(places, CancellationToken.None).ShouldBe(Resolver.Resolve(places.Reverse(), CancellationToken.None));
    }

    [Fact]
    public void Base_InAReferencedAssembly_IsFoundWithThePlaceThatNamesIt()
    {
        Declared variant = Variant("Here", "There", new WrittenPart("Grow", [new("Every", 10)]));
        variant = variant with { ReferencedBases = [Experiment("There")] };

        Resolver.Resolve([variant], CancellationToken.None).Single().Declaration!.Grow!.Every.ShouldBe(10);
    }

    [Fact]
    public void BrokenBase_KeepsItsVariantsFromBeingMade() =>
        Resolve("V", Experiment("Root") with { Broken = true }, Variant("V", "Root")).Complete.ShouldBeFalse();

    [Fact]
    public void Cycle_OfThreeVariants_IsNamedInFull()
    {
        Problem problem = Resolve("A", Variant("A", "B"), Variant("B", "C"), Variant("C", "A")).Problems.Single();

        problem.Id.ShouldBe("NE0003");
        problem.Message.ShouldContain("A → B → C → A");
    }

    [Fact]
    public void TwoSameNames_OfOtherCase_AreResolvedOnce()
    {
        Resolution[] resolved = [.. Resolver.Resolve([Experiment("Fast"), Experiment("FAST")], CancellationToken.None)];

        resolved.Select(resolution => resolution.Complete).ShouldBe([true, false]);
        resolved[1].Problems.Single().Id.ShouldBe("NE0017");
    }

    [Theory]
    [InlineData("halfcheetah-v4", "HalfCheetah-v4")]
    [InlineData("Hopper", "Hopper-v4")]
    [InlineData("Walker-v4", "Walker2d-v4")]
    public void UnknownTask_NearAKnownOne_IsOfferedIt(string written, string offered) =>
        Resolve("X", Experiment("X") with { Task = new(written, null) }).Problems.Single().Message
            .ShouldEndWith($"Did you mean '{offered}'?");

    [Fact]
    public void UnknownTask_FarFromAll_IsOfferedTheList() =>
        Resolve("X", Experiment("X") with { Task = new("Go", null) }).Problems.Single().Message
            .ShouldContain("There are Ant-v4, HalfCheetah-v4, ");

    [Fact]
    public void Cancellation_IsPassedOn()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Should.Throw<OperationCanceledException>(() => Resolver.Resolve([Experiment("X")], source.Token));
    }

    private static Resolution Resolve(string name, params Declared[] places) =>
        Resolver.Resolve(places, CancellationToken.None).Single(resolution => resolution.Declared.Name == name);

    private static Declared Experiment(string name, params WrittenPart[] parts) => new(
        name, "", [], $"public partial class {name}", "public", false, "attributes", null, "", new("HalfCheetah-v4", null),
        parts.ToEquatableArray(), [], Networks,
        false, []);

    private static Declared Variant(string name, string @base, params WrittenPart[] parts) =>
        Experiment(name, parts) with { Base = @base, Task = null, Networks = [] };

    private static DeclaredLayer Layer(string name, int units, ActivationKind activation) =>
        new(name, units, activation, null, 0, "public partial", "public", "get");
}
