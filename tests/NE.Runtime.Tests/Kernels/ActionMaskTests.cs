using System;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Kernels;

public sealed unsafe class ActionMaskTests
{
    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(3, 1, 7)]
    [InlineData(6, 4, 33)]
    [InlineData(7, 7, 65)]
    [InlineData(17, 5, 256)]
    public void Apply_OddSizes_SetsTheRestToPlusZeroWithItsPadding_AndNothingElse(int features, int actions, int samples)
    {
        using var arena = new Arena();
        Activations all = Samples.Normal(arena, features + 2, samples, 3), before = Samples.Normal(arena, features + 2, samples, 3);
        Activations values = all.Slice(1, features);
        values[features - 1, 0] = -0f;
        before[features, 0] = -0f;

        ActionMask.Apply(values, actions);

        for (int p = 0; p < all.Panels; p++)
        {
            for (int i = 0; i < all.PanelStride && i < (features + 2) * Activations.PanelSamples; i++)
            {
                int feature = (i / Activations.PanelSamples) - 1;
                float wanted = feature >= actions && feature < features ? 0f : before.Panel(p)[i];
                BitConverter.SingleToInt32Bits(all.Panel(p)[i]).ShouldBe(BitConverter.SingleToInt32Bits(wanted));
            }
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(4)]
    public void Apply_OtherNumberOfActions_Throws(int actions)
    {
        using var arena = new Arena();
        Should.Throw<ArgumentOutOfRangeException>(() => ActionMask.Apply(arena.Activations(3, 8), actions));
    }
}
