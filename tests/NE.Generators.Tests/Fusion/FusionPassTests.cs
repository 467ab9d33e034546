using System.Linq;
using NE.Generators.Fusion;
using NE.Generators.Lowering;
using NE.Generators.Model;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Fusion;

/// <summary>What is merged, and what must not be.</summary>
public class FusionPassTests
{
    private static readonly LayerReference Layer = new("hidden1", "Hidden1Shape", 4, 3, Masked: true);
    private static readonly LayerReference Other = new("hidden2", "Hidden2Shape", 3, 3, Masked: true);
    private static readonly Value Input = new("input", 4);
    private static readonly Value Output = new("cache.Hidden1", 3);
    private static readonly Value Sum = new("cache.Hidden1Sum", 3);
    private static readonly Value Gradient = new("gradient.Hidden1", 3);

    [Fact]
    public void LinearAndRelu_InPlace_BecomeOne() =>
        Fuse(new Linear(Layer, Input, Output), new Activate(ActivationKind.Relu, Output, Output))
            .ShouldBe([new LinearActivate(Layer, ActivationKind.Relu, Input, Output)]);

    [Fact]
    public void LinearAndGelu_WhoseSumIsNeededLater_StayTwo() =>
        Fuse(new Linear(Layer, Input, Sum), new Activate(ActivationKind.Gelu, Sum, Output)).Length.ShouldBe(2);

    [Fact]
    public void InputGradientAndSlope_BecomeOne() =>
        Fuse(new InputGradient(Other, Output, Gradient), new ActivateBackward(ActivationKind.Tanh, Output, Gradient))
            .ShouldBe([new InputGradientActivate(Other, ActivationKind.Tanh, Output, Output, Gradient)]);

    [Fact]
    public void InputGradientAndSlopeFromTheInput_StayTwo() =>
        Fuse(new InputGradient(Other, Output, Gradient), new ActivateBackward(ActivationKind.Silu, Sum, Gradient)).Length.ShouldBe(2);

    [Fact]
    public void AdamMaskClip_BecomeOne() =>
        Fuse(new Adam(Layer, ByAge: true), new MaskWeights(Layer), new ClipWeights(Layer))
            .ShouldBe([new LiveAdam(Layer, ByAge: true, Clipped: true)]);

    [Fact]
    public void MaskOfAnotherLayer_IsNotMerged() =>
        Fuse(new Adam(Layer, ByAge: false), new MaskWeights(Other)).Length.ShouldBe(2);

    [Fact]
    public void ScaleByOneInPlace_Vanishes()
    {
        Fuse(new Scale(Gradient, "ActionLimit", 1, Gradient)).ShouldBeEmpty();
        Fuse(new Scale(Gradient, "ActionLimit", 2, Gradient)).Length.ShouldBe(1);
        Fuse(new Scale(Output, "ActionLimit", 1, Gradient)).Length.ShouldBe(1);
    }

    private static Operation[] Fuse(params Operation[] operations) => [.. FusionPass.Fuse(operations.AsEnumerable())];
}
