using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Kernels;

public sealed class PolyakTests
{
    public static IEnumerable<object[]> Widths => Width.With([[]]);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Update_OfALayer_HasTheBitsOfTheFormula(int lanes)
    {
        using var arena = new Arena();
        LinearLayer layer = Samples.Layer(arena, 13, 7);
        layer.DenseWeightsOf(layer.Target).Fill(0.3f);
        layer.BiasesOf(layer.Target).Fill(-0.7f);
        Width.Kernels(lanes).SoftUpdate(layer, 0.005f);
        Samples.ShouldEqualBits(
            layer.WeightsOf(layer.Target).ToArray(),
            [.. layer.WeightsOf(layer.Online).ToArray().Select(w => (0.005f * w) + ((1f - 0.005f) * 0.3f))]);
        Samples.ShouldEqualBits(
            layer.BiasesOf(layer.Target).ToArray(),
            [.. layer.BiasesOf(layer.Online).ToArray().Select(b => (0.005f * b) + ((1f - 0.005f) * -0.7f))]);
    }

    [Fact]
    public void Update_OfANormalisation_MovesGainAndBias()
    {
        using var arena = new Arena();
        var layer = new NormLayer(arena, "Policy.Hidden1.Norm", 3);
        layer.Initialise();
        layer.Gains(layer.Online).Fill(2);
        layer.Biases(layer.Online).Fill(4);
        Polyak.Update(layer, 0.5f);
        layer.Gains(layer.Target).ToArray().ShouldAllBe(gain => gain == 1.5f);
        layer.Biases(layer.Target).ToArray().ShouldAllBe(bias => bias == 2);
    }
}
