using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Kernels;

/// <summary>Every product of a layer gives the same bits whether the layer is in dense or in live form.</summary>
public sealed class LiveFormTests
{
    private static readonly double[] Densities = [0, 0.05, 0.125, 0.25, 0.5, 0.75, 1];

    public static IEnumerable<object[]> Cases => Width.With(
        from shape in Shapes.Names.Except(["256-128"])
        from batch in new[] { 1, 31, 256, 300 }
        select new object[] { shape, batch });

    public static IEnumerable<object[]> LargeCases => Width.With(
        from shape in Shapes.WideNames.Append("256-128") select new object[] { shape, 31 });

    public static IEnumerable<object[]> LargeBatches => Width.With(
    [
        ["256-128", 256],
        ["256-128", 288],
        ["256-128", 768],
        ["31-18", 512],
        ["17-64", 590],
        ["600-9", 300],
        ["600-9", 1],
        ["9-600", 1],
    ]);

    [Theory]
    [MemberData(nameof(Cases))]
    [MemberData(nameof(LargeCases))]
    [MemberData(nameof(LargeBatches))]
    public void AnyProduct_OfALayerInLiveForm_HasTheBitsOfTheDenseForm(int lanes, string shape, int batch)
    {
        bool large = Shapes.WideNames.Append("256-128").Contains(shape);
        foreach (double density in large ? [0.125, 0.75, 1] : Densities)
            Shapes.Visit(shape, new Check(Width.Kernels(lanes), batch, density));
    }

    private sealed class Check(IKernels kernels, int batch, double density) : IShapeVisitor
    {
        public void Visit<TShape>()
            where TShape : struct, ILinearShape
        {
            using var arena = new Arena();
            LinearLayer dense = Layer<TShape>(arena, WeightForm.Dense), live = Layer<TShape>(arena, WeightForm.Live);
            Activations x = Samples.Normal(arena, TShape.Inputs, batch, 1), dy = Samples.Gradient(arena, TShape.Outputs, batch, 2);
            for (int step = 1; step <= 2; step++)
            {
                foreach (Side side in Enum.GetValues<Side>())
                {
                    ShouldAgree(TShape.Outputs, dense, live, (layer, y) => kernels.Forward<TShape, Identity>(layer[side], x, y));
                    ShouldAgree(TShape.Outputs, dense, live, (layer, y) => kernels.Forward<TShape, Relu>(layer[side], x, y));
                }

                ShouldAgree(TShape.Inputs, dense, live, (layer, dx) => kernels.InputGradient<TShape, Identity>(layer.Online, dy, x, dx));
                ShouldAgree(TShape.Inputs, dense, live, (layer, dx) => kernels.InputGradient<TShape, Relu>(layer.Online, dy, x, dx));
                if (TShape.Inputs % 4 == 0 && TShape.Outputs <= 256)
                    ShouldAgree(TShape.Inputs, dense, live, (layer, dx) => InPlace<TShape>(layer, x, dy, dx));

                int first = TShape.Inputs / 3, count = Math.Max(1, TShape.Inputs / 2);
                ShouldAgree(count, dense, live, (layer, dx) => kernels.InputGradient<TShape>(layer.Online, dy, first, dx));

                foreach (LinearLayer layer in new[] { dense, live })
                {
                    kernels.WeightGradient<TShape>(layer, x, dy);
                    kernels.ScoreGradient<TShape>(layer, x, dy);
                    kernels.Step(layer, AdamStep.At(1e-2, 0.9, 0.999, 1e-8, step), new StepTerms { Kappa = 3 });
                    kernels.SoftUpdate(layer, 0.3f);
                }

                ShouldHaveEqualState(live, dense);
            }
        }

        /// <summary>The gradient of the input where its values stood.</summary>
        private void InPlace<TShape>(LinearLayer layer, Activations x, Activations dy, Activations dx)
            where TShape : struct, ILinearShape
        {
            Elementwise.Copy(x, dx);
            kernels.InputGradient<TShape, Relu>(layer.Online, dy, dx, dx);
        }

        private LinearLayer Layer<TShape>(Arena arena, WeightForm form)
            where TShape : struct, ILinearShape
        {
            LinearLayer layer = Samples.Layer(arena, TShape.Inputs, TShape.Outputs, density);
            layer.Pack(form);
            (layer.Live != null).ShouldBe(form == WeightForm.Live);
            return layer;
        }

        private void ShouldAgree(int features, LinearLayer dense, LinearLayer live, Action<LinearLayer, Activations> product)
        {
            using var arena = new Arena();
            Activations expected = arena.Activations(features, batch), actual = Samples.Normal(arena, features, batch, 9);
            product(dense, expected);
            product(live, actual);
            for (int feature = 0; feature < features; feature++)
            {
                for (int sample = 0; sample < batch; sample++)
                {
                    if (actual[feature, sample] != expected[feature, sample])
                        actual[feature, sample].ShouldBe(expected[feature, sample], $"feature {feature} of sample {sample}");
                }
            }
        }

        private static unsafe void ShouldHaveEqualState(LinearLayer actual, LinearLayer expected)
        {
            Func<LinearLayer, LinearParameters>[] kinds = [l => l.Online, l => l.Target, l => l.Gradient, l => l.FirstMoment, l => l.SecondMoment];
            foreach (Func<LinearLayer, LinearParameters> kind in kinds)
            {
                Samples.ShouldEqualBits(actual.WeightsOf(kind(actual)).ToArray(), expected.WeightsOf(kind(expected)).ToArray());
                Samples.ShouldEqualBits(actual.BiasesOf(kind(actual)).ToArray(), expected.BiasesOf(kind(expected)).ToArray());
            }

            new ReadOnlySpan<float>(actual.Score, actual.Weights).SequenceEqual(new ReadOnlySpan<float>(expected.Score, expected.Weights))
                .ShouldBeTrue();
        }
    }
}
