using System;
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

    private static int[] Bits(float[][] values) => [.. values.SelectMany(static row => row).Select(BitConverter.SingleToInt32Bits)];
}
