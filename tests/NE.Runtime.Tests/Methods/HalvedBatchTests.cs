using NE.Runtime.Memory;
using NE.Runtime.Methods;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Methods;

/// <summary>Half batches (docs/algorithm.md, Half batches).</summary>
public class HalvedBatchTests
{
    // 9 of 25 outputs are 0.36: not below the bound.
    [Theory]
    [InlineData(9, 1.0)]
    [InlineData(8, 0.5)]
    public void Share_OfAFewFiringOutputs_IsHalf(int firing, double expected)
    {
        using var arena = new Arena();
        var batch = new HalvedBatch(0.36, 8);
        Activations first = arena.Activations(3, 5), second = arena.Activations(2, 5);
        for (int i = 0; i < 25; i++)
            (i < 15 ? first : second)[i < 15 ? i / 5 : (i / 5) - 3, i % 5] = i < firing ? 0.5f : i % 2 == 0 ? 0 : -1;

        batch.Count(first);
        batch.Count(second);
        batch.Decide().ShouldBe(expected);

        // A count begins anew at each update.
        batch.Count(first);
        batch.Decide().ShouldBe(firing / 15.0 < 0.36 ? 0.5 : 1);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(64)]
    public void Scale_OfGradientsOfAMean_GivesThoseOfTheMeanOverTheFirstHalf(int size)
    {
        using var arena = new Arena();
        var batch = new HalvedBatch(1, size);
        Activations gradient = arena.Activations(2, size);
        for (int sample = 0; sample < size; sample++)
            (gradient[0, sample], gradient[1, sample]) = (sample / (float)size, -1f / size);

        batch.Count(arena.Activations(1, size));
        batch.Decide().ShouldBe((size / 2) / (double)size);
        batch.Scale(gradient);
        for (int sample = 0; sample < size; sample++)
        {
            gradient[0, sample].ShouldBe(sample < size / 2 ? sample / (float)(size / 2) : 0, 1e-6);
            gradient[1, sample].ShouldBe(sample < size / 2 ? -1f / (size / 2) : 0, 1e-6);
        }
    }

    [Fact]
    public void Scale_OfAWholeBatch_ChangesNothing()
    {
        using var arena = new Arena();
        var batch = new HalvedBatch(0, 3);
        Activations gradient = arena.Activations(1, 3);
        gradient[0, 2] = 7;
        batch.Count(arena.Activations(1, 3));
        batch.Decide().ShouldBe(1);
        batch.Scale(gradient);
        gradient[0, 2].ShouldBe(7);
    }
}
