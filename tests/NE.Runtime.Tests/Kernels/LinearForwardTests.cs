using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Kernels;

public sealed class LinearForwardTests
{
    public static IEnumerable<object[]> Cases =>
        Width.With(
            from shape in Shapes.Names.Except(["256-128"])
            from batch in new[] { 1, 45, 160 }
            select new object[] { shape, batch });

    public static IEnumerable<object[]> LargeCases => Width.With([["256-128", 33]]);

    public static IEnumerable<object[]> Widths => Width.With([[]]);

    [Theory]
    [MemberData(nameof(Cases))]
    [MemberData(nameof(LargeCases))]
    public void Forward_AnyShapeAndBatch_HasTheBitsOfAscendingMultiplyAdds(int lanes, string shape, int batch) =>
        Shapes.Visit(shape, new Check(lanes, batch));

    [Fact]
    public void Forward_WeightsThatAreNotLive_ChangeNoBit()
    {
        // Skipping a zero weight must give what multiplying by it gives: live-weights forms rely on it.
        using var arena = new Arena();
        LinearLayer layer = Samples.Layer(arena, 31, 18, density: 0.3);
        Activations x = Samples.Normal(arena, 31, 45, 1), y = arena.Activations(18, 45);
        Linear.Forward<Shapes.S31To18, Identity>(layer.Online, x, y);
        for (int output = 0; output < 18; output++)
        {
            for (int sample = 0; sample < 45; sample++)
            {
                float sum = 0;
                for (int input = 0; input < 31; input++)
                {
                    if (layer.IsLive(output, input))
                        sum = MathF.FusedMultiplyAdd(layer.Weight(output, input), x[input, sample], sum);
                }

                y[output, sample].ShouldBe(sum + layer.Bias(output));
            }
        }
    }

    [Fact]
    public void Forward_TargetSide_UsesTheParametersOfTheTarget()
    {
        using var arena = new Arena();
        LinearLayer layer = Samples.Layer(arena, 3, 5);
        layer.DenseWeightsOf(layer.Target).Clear();
        layer.BiasesOf(layer.Target).Fill(2);
        Activations x = Samples.Normal(arena, 3, 4, 1), y = arena.Activations(5, 4);
        Linear.Forward<Shapes.S3To5, Identity>(layer[Side.Target], x, y);
        Samples.Read(y).SelectMany(row => row).ShouldAllBe(value => value == 2);
    }

    [Fact]
    public void Forward_ActivationsOfAnotherSize_SaysWhatIsWrong()
    {
        using var arena = new Arena();
        LinearLayer layer = Samples.Layer(arena, 3, 5);
        Activations x = arena.Activations(4, 4), y = arena.Activations(5, 4), other = arena.Activations(5, 5);
        Should.Throw<ArgumentException>(() => Linear.Forward<Shapes.S3To5, Relu>(layer.Online, x, y)).Message.ShouldContain("4 features");
        Should.Throw<ArgumentException>(() => Linear.Forward<Shapes.S3To5, Relu>(layer.Online, x.Slice(0, 3), other))
            .Message.ShouldContain("batch");
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Forward_OneSampleInABatch_IsBitIdenticalToASingleSample(int lanes)
    {
        using var arena = new Arena();
        LinearLayer layer = Samples.Layer(arena, 13, 7);
        Activations x = Samples.Normal(arena, 13, 200, 9), y = arena.Activations(7, 200);
        Width.Kernels(lanes).Forward<Shapes.S13To7, Tanh>(layer.Online, x, y);
        Activations one = arena.Activations(13, 1), result = arena.Activations(7, 1);
        for (int i = 0; i < 13; i++)
            one[i, 0] = x[i, 171];

        Width.Scalar.Forward<Shapes.S13To7, Tanh>(layer.Online, one, result);
        for (int i = 0; i < 7; i++)
            result[i, 0].ShouldBe(y[i, 171]);
    }

    private sealed class Check(int lanes, int batch) : IShapeVisitor
    {
        public void Visit<TShape>()
            where TShape : struct, ILinearShape
        {
            using var arena = new Arena();
            LinearLayer layer = Samples.Layer(arena, TShape.Inputs, TShape.Outputs);
            Activations x = Samples.Normal(arena, TShape.Inputs, batch, 1), y = arena.Activations(TShape.Outputs, batch);
            IKernels kernels = Width.Kernels(lanes);

            kernels.Forward<TShape, Identity>(layer.Online, x, y);
            float[][] plain = Samples.Read(y);
            Samples.ShouldEqualBits(plain, Ordered(layer, x));
            Samples.ShouldBeNear(plain.SelectMany(row => row), Exact(layer, x), 3e-6);

            kernels.Forward<TShape, Relu>(layer.Online, x, y);
            Samples.ShouldEqualBits(Samples.Read(y), [.. plain.Select(row => row.Select(z => Math.Max(z, 0)).ToArray())]);
        }

        private static float[][] Ordered(LinearLayer layer, Activations x) =>
            Table(layer, x, (output, sample) =>
            {
                float sum = 0;
                for (int input = 0; input < layer.Inputs; input++)
                    sum = MathF.FusedMultiplyAdd(layer.Weight(output, input), x[input, sample], sum);

                return sum + layer.Bias(output);
            });

        private static IEnumerable<double> Exact(LinearLayer layer, Activations x) =>
            from output in Enumerable.Range(0, layer.Outputs)
            from sample in Enumerable.Range(0, x.Batch)
            select layer.Bias(output)
                + Enumerable.Range(0, layer.Inputs).Sum(input => (double)layer.Weight(output, input) * x[input, sample]);

        private static float[][] Table(LinearLayer layer, Activations x, Func<int, int, float> value) =>
            [.. Enumerable.Range(0, layer.Outputs).Select(o => Enumerable.Range(0, x.Batch).Select(b => value(o, b)).ToArray())];
    }
}
