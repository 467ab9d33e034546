using System;
using System.Linq;
using NE.Runtime.Memory;
using NE.Runtime.Methods;
using NE.Runtime.Networks;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Methods;

/// <summary>Shrink and perturb (docs/algorithm.md, Shrink and perturb).</summary>
public sealed unsafe class ShrinkAndPerturbTests
{
    private const uint Seed = 11;
    private const int Update = 700;

    private static readonly PerturbRules Everything = new() { DrawsBias = true, MovesTarget = true };

    [Theory]
    [InlineData(null)]
    [InlineData(0.4)]
    public void Apply_WithoutShrinkingOrPerturbing_ChangesNothing(double? density)
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, density);
        float[] before = State(layer);
        ShrinkAndPerturb.Apply(layer, 1, 0, Everything with { ForgetsMoments = true }, Seed, Update);
        State(layer).ShouldBe(before);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0.4)]
    public void Apply_WithNothingOfTheOldValue_GivesTheValuesOfAReset(double? density)
    {
        using var arena = new Arena();
        LinearLayer moved = Layer(arena, density), reset = Layer(arena, density);
        ShrinkAndPerturb.Apply(moved, 0, 1, Everything, Seed, Update);
        ParameterReset.Apply(reset, false, Seed, Update);
        Values(moved, moved.Online).ShouldBe(Values(reset, reset.Online));
        Values(moved, moved.Target).ShouldBe(Values(reset, reset.Target));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0.4)]
    public void Apply_MixesOldAndNewValues_OnBothSides(double? density)
    {
        // p = 0.8 moves 1 and -2 to 0.82 and -1.54 where the new values are 0.1 and 0.3.
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, density), fresh = Layer(arena, density);
        layer.Unpack();
        layer.Target.Bias[0] = 3;
        float[] online = Values(layer, layer.Online), target = Values(layer, layer.Target);
        ParameterReset.Apply(fresh, false, Seed, Update);
        float[] drawn = Values(fresh, fresh.Online);
        ShrinkAndPerturb.Apply(layer, 0.8f, 0.2f, Everything, Seed, Update);
        Values(layer, layer.Online).ShouldBe(online.Zip(drawn, static (old, next) => (0.8f * old) + (0.2f * next)));
        Values(layer, layer.Target).ShouldBe(target.Zip(drawn, static (old, next) => (0.8f * old) + (0.2f * next)));
        ((0.8f * 1) + (0.2f * 0.1f)).ShouldBe(0.82f, 1e-6);
        ((0.8f * -2) + (0.2f * 0.3f)).ShouldBe(-1.54f, 1e-6);
        if (density != null)
            DeadEntries(layer).ShouldAllBe(static value => value == 0);
    }

    [Fact]
    public void Apply_ToIndependentValues_ScalesTheirVariance()
    {
        using var arena = new Arena();
        var layer = new LinearLayer(arena, "Value1.Hidden1", 1, 200, 200, LayerTopology.Dense);
        layer.Initialise(3);
        double before = Variance(layer);
        ShrinkAndPerturb.Apply(layer, 0.6f, 0.5f, Everything, Seed, Update);
        (Variance(layer) / before).ShouldBe((0.6 * 0.6) + (0.5 * 0.5), 0.01);
    }

    [Fact]
    public void Apply_WithoutDrawnBiases_OnlyShrinksThem()
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, null);
        float[] biases = [.. layer.BiasesOf(layer.Online)];
        ShrinkAndPerturb.Apply(layer, 0.5f, 0.5f, new PerturbRules(), Seed, Update);
        layer.BiasesOf(layer.Online).ToArray().ShouldBe(biases.Select(static bias => bias * 0.5f));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Apply_Moments_StayUnlessTheyAreToBeForgotten(bool forgets)
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, 0.4);
        float[] before = Values(layer, layer.FirstMoment);
        before.ShouldContain(static moment => moment != 0);
        ShrinkAndPerturb.Apply(layer, 0.5f, 0.5f, Everything with { ForgetsMoments = forgets }, Seed, Update);
        Values(layer, layer.FirstMoment).ShouldBe(forgets ? new float[before.Length] : before);
    }

    [Fact]
    public void Apply_UnderClipping_KeepsTheBound()
    {
        using var arena = new Arena();
        LinearLayer layer = Layer(arena, null);
        ShrinkAndPerturb.Apply(layer, 1, 1, Everything with { Kappa = 0.5f }, Seed, Update);
        Values(layer, layer.Online).Max(Math.Abs).ShouldBe(0.5f * layer.Bound);
    }

    [Fact]
    public void Apply_ToANormalisation_MovesItTowardsOneAndZero()
    {
        using var arena = new Arena();
        var norm = new NormLayer(arena, "Value1.Hidden1.Norm", 2);
        norm.Initialise();
        (norm.Online.Gain[0], norm.Online.Bias[0], norm.Target.Gain[0]) = (3, 2, 5);
        ShrinkAndPerturb.Apply(norm, 0.5f, 0.5f, Everything);
        (norm.Online.Gain[0], norm.Online.Bias[0], norm.Target.Gain[0], norm.Online.Gain[1]).ShouldBe((2, 1, 3, 1));
    }

    private static LinearLayer Layer(Arena arena, double? density)
    {
        LayerTopology topology = density is double d ? LayerTopology.Sparse((int)(d * 48)) : LayerTopology.Dense;
        var layer = new LinearLayer(arena, "Value1.Hidden1", 1, 8, 6, topology);
        layer.Initialise(3);
        layer.Unpack();
        for (int i = 0; i < layer.Parameters; i++)
            layer.FirstMoment.Weight[i] = !layer.Masked || i >= layer.Weights || layer.Mask[i] != 0 ? 1 : 0;

        layer.Pack();
        return layer;
    }

    private static float[] Values(LinearLayer layer, LinearParameters parameters) =>
        [.. layer.WeightsOf(parameters), .. layer.BiasesOf(parameters)];

    private static float[] State(LinearLayer layer) =>
        [.. Values(layer, layer.Online), .. Values(layer, layer.Target), .. Values(layer, layer.FirstMoment), .. Values(layer, layer.SecondMoment)];

    private static float[] DeadEntries(LinearLayer layer)
    {
        var mask = new ReadOnlySpan<byte>(layer.Mask, layer.Weights).ToArray();
        return
        [
            .. new[] { layer.Online, layer.Target, layer.FirstMoment, layer.SecondMoment }
                .SelectMany(part => Values(layer, part).Where((_, i) => i < layer.Weights && mask[i] == 0)),
        ];
    }

    private static double Variance(LinearLayer layer)
    {
        float[] weights = layer.WeightsOf(layer.Online).ToArray();
        double mean = weights.Average();
        return weights.Average(weight => (weight - mean) * (weight - mean));
    }
}
