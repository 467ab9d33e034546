using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Kernels;

public sealed class InputGradientTests
{
    public static IEnumerable<object[]> Cases =>
        Width.With(
            from shape in Shapes.Names.Except(["256-128"])
            from batch in new[] { 1, 45, 160 }
            select new object[] { shape, batch });

    public static IEnumerable<object[]> LargeCases =>
        Width.With([["256-128", 33], .. from shape in Shapes.FarNames from batch in new[] { 1, 33, 96 } select new object[] { shape, batch }]);

    [Theory]
    [MemberData(nameof(Cases))]
    [MemberData(nameof(LargeCases))]
    public void InputGradient_AnyShapeAndBatch_HasTheBitsOfAscendingMultiplyAdds(int lanes, string shape, int batch) =>
        Shapes.Visit(shape, new Check(lanes, batch));

    [Theory]
    [InlineData(0, 13)]
    [InlineData(7, 6)]
    [InlineData(12, 1)]
    public void InputGradient_OfSomeInputs_EqualsThoseRowsOfTheWholeGradient(int first, int count)
    {
        using var arena = new Arena();
        LinearLayer layer = Samples.Layer(arena, 13, 7);
        Activations dy = Samples.Gradient(arena, 7, 45, 1), whole = arena.Activations(13, 45), part = arena.Activations(count, 45);
        Linear.InputGradient<Shapes.S13To7>(layer.Online, dy, 0, whole);
        Linear.InputGradient<Shapes.S13To7>(layer.Online, dy, first, part);
        Samples.ShouldEqualBits(Samples.Read(part), Samples.Read(whole.Slice(first, count)));
    }

    [Fact]
    public void InputGradient_PaddedSamples_AreZero()
    {
        using var arena = new Arena();
        LinearLayer layer = Samples.Layer(arena, 13, 7);
        Activations dy = Samples.Gradient(arena, 7, 5, 1), value = Samples.Normal(arena, 13, 5, 2), dx = Samples.Normal(arena, 13, 5, 3);
        Linear.InputGradient<Shapes.S13To7, Relu>(layer.Online, dy, value, dx);
        Padding(dx).ShouldAllBe(gradient => gradient == 0);
    }

    [Fact]
    public void InputGradient_InPlaceOfValuesThatALiveLayerStoresTwice_IsRefused()
    {
        using var arena = new Arena();
        LinearLayer layer = Samples.Layer(arena, 13, 7, density: 0.5);
        layer.Pack(WeightForm.Live);
        Activations dy = Samples.Gradient(arena, 7, 5, 1), value = Samples.Normal(arena, 13, 5, 2);
        Should.Throw<ArgumentException>(() => Linear.InputGradient<Shapes.S13To7, Relu>(layer.Online, dy, value, value))
            .Message.ShouldContain("memory of its own");
    }

    [Fact]
    public void InputGradient_InputsOutsideTheLayer_SaysWhichThereAre()
    {
        using var arena = new Arena();
        LinearLayer layer = Samples.Layer(arena, 13, 7);
        Activations dy = arena.Activations(7, 5), dx = arena.Activations(6, 5);
        Should.Throw<ArgumentException>(() => Linear.InputGradient<Shapes.S13To7>(layer.Online, dy, 8, dx))
            .Message.ShouldContain("there are 13");
    }

    private static unsafe float[] Padding(Activations values) =>
        [.. from feature in Enumerable.Range(0, values.Features)
            from sample in Enumerable.Range(values.Batch, 32 - values.Batch)
            select values.Pointer[(feature * 32) + sample]];

    private sealed class Check(int lanes, int batch) : IShapeVisitor
    {
        public void Visit<TShape>()
            where TShape : struct, ILinearShape
        {
            using var arena = new Arena();
            LinearLayer layer = Samples.Layer(arena, TShape.Inputs, TShape.Outputs);
            Activations dy = Samples.Gradient(arena, TShape.Outputs, batch, 1);
            Activations value = Samples.Normal(arena, TShape.Inputs, batch, 2), dx = arena.Activations(TShape.Inputs, batch);
            IKernels kernels = Width.Kernels(lanes);

            kernels.InputGradient<TShape, Identity>(layer.Online, dy, value, dx);
            float[][] plain = Samples.Read(dx);
            Samples.ShouldEqualBits(plain, [.. Enumerable.Range(0, TShape.Inputs).Select(i => Row(layer, dy, i))]);
            Samples.ShouldBeNear(plain.SelectMany(row => row), Exact(layer, dy), 3e-6);

            kernels.InputGradient<TShape, Relu>(layer.Online, dy, value, dx);
            float[][] masked = [.. plain.Select((row, i) => row.Select((g, b) => value[i, b] > 0 ? g : 0).ToArray())];
            Samples.ShouldEqualBits(Samples.Read(dx), masked);

            // In the place of the values.
            kernels.InputGradient<TShape, Relu>(layer.Online, dy, value, value);
            Samples.ShouldEqualBits(Samples.Read(value), masked);
        }

        private static float[] Row(LinearLayer layer, Activations dy, int input) =>
            [.. Enumerable.Range(0, dy.Batch).Select(sample =>
            {
                float sum = 0;
                for (int output = 0; output < layer.Outputs; output++)
                    sum = MathF.FusedMultiplyAdd(layer.Weight(output, input), dy[output, sample], sum);

                return sum;
            })];

        private static IEnumerable<double> Exact(LinearLayer layer, Activations dy) =>
            from input in Enumerable.Range(0, layer.Inputs)
            from sample in Enumerable.Range(0, dy.Batch)
            select Enumerable.Range(0, layer.Outputs).Sum(output => (double)layer.Weight(output, input) * dy[output, sample]);
    }
}
