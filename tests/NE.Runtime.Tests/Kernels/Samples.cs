using System;
using System.Collections.Generic;
using System.Linq;
using NE.Reference;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Random;
using Shouldly;

namespace NE.Runtime.Tests.Kernels;

/// <summary>Random test data and the comparisons of the kernel tests.</summary>
internal static unsafe class Samples
{
    /// <summary>Normal values for all samples; padded samples get a large number, which must not enter any result.</summary>
    public static Activations Normal(Arena arena, int features, int batch, uint seed, float padding = 1e6f)
    {
        Activations values = arena.Activations(features, batch);
        var numbers = new RandomStream(seed, RandomStreamId.Probe, 1);
        for (int p = 0; p < values.Panels; p++)
        {
            for (int i = 0; i < features * Activations.PanelSamples; i++)
            {
                bool real = (p * Activations.PanelSamples) + (i % Activations.PanelSamples) < batch;
                float number = numbers.NextNormal();
                values.Pointer[(p * values.PanelStride) + i] = real ? number : padding;
            }
        }

        return values;
    }

    /// <summary>As <see cref="Normal"/>, but a gradient: 0 at padded samples.</summary>
    public static Activations Gradient(Arena arena, int features, int batch, uint seed) => Normal(arena, features, batch, seed, 0f);

    /// <summary>A layer with drawn parameters, different in target and online network.</summary>
    public static LinearLayer Layer(
        Arena arena, int inputs, int outputs, double? density = null, bool ages = false, uint seed = 3, bool initial = false)
    {
        LayerTopology topology = density is double d ? LayerTopology.Sparse((int)(d * inputs * outputs)) : LayerTopology.Dense;
        var layer = new LinearLayer(arena, "Value1.Hidden2", 5, inputs, outputs, topology with { Ages = ages, KeepsInitial = initial });
        layer.Initialise(seed);
        return layer;
    }

    /// <summary>Value [feature][sample] as an array of arrays.</summary>
    public static float[][] Read(Activations values) =>
        [.. Enumerable.Range(0, values.Features).Select(f => Enumerable.Range(0, values.Batch).Select(b => values[f, b]).ToArray())];

    public static void ShouldEqualBits(IReadOnlyList<float> actual, IReadOnlyList<float> expected)
    {
        actual.Count.ShouldBe(expected.Count);
        for (int i = 0; i < actual.Count; i++)
        {
            // +0 and −0 are the same here: skipping a zero weight may change the sign of a zero.
            if (actual[i] != expected[i])
                throw new ShouldAssertException($"Value {i} is {actual[i]:R}, expected the bits of {expected[i]:R}.");
        }
    }

    public static void ShouldEqualBits(float[][] actual, float[][] expected) =>
        ShouldEqualBits([.. actual.SelectMany(row => row)], [.. expected.SelectMany(row => row)]);

    public static void ShouldBeNear(IEnumerable<float> actual, IEnumerable<double> expected, double tolerance) =>
        Norms.RelativeError([.. actual.Select(x => (double)x)], [.. expected]).ShouldBeLessThan(tolerance);

    /// <summary>The sum over a batch in the order of docs/algorithm.md: 16 partial sums by sample modulo 16, then halving.</summary>
    public static float BatchSum(int batch, Func<int, float> a, Func<int, float> b)
    {
        Span<float> partial = stackalloc float[16];
        for (int sample = 0; sample < batch; sample++)
            partial[sample % 16] = MathF.FusedMultiplyAdd(a(sample), b(sample), partial[sample % 16]);

        for (int half = 8; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
                partial[i] += partial[i + half];
        }

        return partial[0];
    }
}
