using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Kernels;

public sealed class ElementwiseTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(33)]
    public void Copy_OfASlice_EqualsItBitByBit_AndReplacesNothingElse(int samples)
    {
        using var arena = new Arena();
        Activations from = Samples.Normal(arena, 7, samples, 3), to = Samples.Normal(arena, 4, samples, 4);
        from[2, 0] = float.NaN;
        from[3, 0] = -0f;
        float[][] wanted = [Samples.Read(to)[0], .. Samples.Read(from)[2..5]];

        Elementwise.Copy(from.Slice(2, 3), to.Slice(1, 3));

        Bits(Samples.Read(to)).ShouldBe(Bits(wanted));
    }

    [Fact]
    public void Copy_ToOtherFeaturesOrSamples_Throws()
    {
        using var arena = new Arena();
        Activations from = arena.Activations(3, 8);

        Should.Throw<ArgumentException>(() => Elementwise.Copy(from, arena.Activations(2, 8)));
        Should.Throw<ArgumentException>(() => Elementwise.Copy(from, arena.Activations(3, 40)));
    }

    public static IEnumerable<object[]> Widths => Width.With([[1], [33], [256]]);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Sum_AnyWidth_AddsEachValue_AlsoInPlace(int lanes, int samples)
    {
        using var arena = new Arena();
        Activations first = Samples.Normal(arena, 9, samples, 3).Slice(2, 5), second = Samples.Normal(arena, 5, samples, 4);
        Activations to = arena.Activations(5, samples);
        float[][] wanted = [.. Samples.Read(first).Zip(Samples.Read(second), (a, b) => a.Zip(b, (x, y) => x + y).ToArray())];
        Width.Kernels(lanes).Sum(first, second, to);
        Samples.ShouldEqualBits(Samples.Read(to), wanted);

        Width.Kernels(lanes).Sum(first, second, second);
        Samples.ShouldEqualBits(Samples.Read(second), wanted);
    }

    [Fact]
    public void Sum_OfOtherFeaturesOrSamples_Throws()
    {
        using var arena = new Arena();
        Activations one = arena.Activations(3, 8);

        Should.Throw<ArgumentException>(() => Elementwise.Sum(one, arena.Activations(2, 8), one));
        Should.Throw<ArgumentException>(() => Elementwise.Sum(one, one, arena.Activations(3, 40)));
    }

    private static int[] Bits(float[][] values) => [.. values.SelectMany(static row => row).Select(BitConverter.SingleToInt32Bits)];
}
