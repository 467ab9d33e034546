using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Kernels;

public sealed class WeightGradientTests
{
    public static IEnumerable<object[]> Cases =>
        Width.With(
            from shape in Shapes.Names.Except(["256-128"])
            from batch in new[] { 1, 45, 160 }
            select new object[] { shape, batch });

    public static IEnumerable<object[]> LargeCases => Width.With(
    [
        ["256-128", 33],
        ["17-64", 300],
        ["13-7", 600],
        ["9-600", 33],
    ]);

    [Theory]
    [MemberData(nameof(Cases))]
    [MemberData(nameof(LargeCases))]
    public void WeightGradient_AnyShapeAndBatch_HasTheBitsOfSixteenPartialSumsAndHalving(int lanes, string shape, int batch) =>
        Shapes.Visit(shape, new Check(lanes, batch));

    [Fact]
    public void ScoreGradient_LayerWithoutMask_SaysThatItHasNoScore()
    {
        using var arena = new Arena();
        LinearLayer layer = Samples.Layer(arena, 3, 5);
        Activations x = arena.Activations(3, 4), dy = arena.Activations(5, 4);
        Should.Throw<ArgumentException>(() => Linear.ScoreGradient<Shapes.S3To5>(layer, x, dy)).Message.ShouldContain("no mask");
    }

    [Fact]
    public void WeightGradient_LayerOfAnotherShape_NamesBothShapes()
    {
        using var arena = new Arena();
        LinearLayer layer = Samples.Layer(arena, 4, 4);
        Activations x = arena.Activations(3, 4), dy = arena.Activations(5, 4);
        string message = Should.Throw<ArgumentException>(() => Linear.WeightGradient<Shapes.S3To5>(layer, x, dy)).Message;
        message.ShouldContain("4 -> 4");
        message.ShouldContain("3 -> 5");
    }

    private sealed class Check(int lanes, int batch) : IShapeVisitor
    {
        public void Visit<TShape>()
            where TShape : struct, ILinearShape
        {
            using var arena = new Arena();
            LinearLayer dense = Samples.Layer(arena, TShape.Inputs, TShape.Outputs);
            LinearLayer masked = Samples.Layer(arena, TShape.Inputs, TShape.Outputs, density: 0.4);
            Activations x = Samples.Normal(arena, TShape.Inputs, batch, 1), dy = Samples.Gradient(arena, TShape.Outputs, batch, 2);
            IKernels kernels = Width.Kernels(lanes);
            kernels.WeightGradient<TShape>(dense, x, dy);
            kernels.WeightGradient<TShape>(masked, x, dy);

            float[] all = dense.WeightsOf(dense.Gradient).ToArray();
            Samples.ShouldEqualBits(
                all, [.. Positions<TShape>().Select(at => Samples.BatchSum(batch, b => dy[at.Output, b], b => x[at.Input, b]))]);
            IEnumerable<double> exact =
                Positions<TShape>().Select(at => Enumerable.Range(0, batch).Sum(b => (double)dy[at.Output, b] * x[at.Input, b]));
            Samples.ShouldBeNear(all, exact, 3e-6);
            Samples.ShouldEqualBits(
                dense.BiasesOf(dense.Gradient).ToArray(),
                [.. Enumerable.Range(0, TShape.Outputs).Select(o => Samples.BatchSum(batch, b => dy[o, b], _ => 1))]);

            float[] live = masked.WeightsOf(masked.Gradient).ToArray();
            Samples.ShouldEqualBits(live, [.. Positions<TShape>().Select((at, i) => masked.IsLive(at.Output, at.Input) ? all[i] : 0)]);
            Samples.ShouldEqualBits(masked.BiasesOf(masked.Gradient).ToArray(), dense.BiasesOf(dense.Gradient).ToArray());

            // The score is the gradient at all positions, and leaves the gradient alone.
            kernels.ScoreGradient<TShape>(masked, x, dy);
            Samples.ShouldEqualBits(Score(masked), all);
            Samples.ShouldEqualBits(masked.WeightsOf(masked.Gradient).ToArray(), live);
        }

        private static unsafe float[] Score(LinearLayer layer) => new ReadOnlySpan<float>(layer.Score, layer.Weights).ToArray();

        private static IEnumerable<(int Output, int Input)> Positions<TShape>()
            where TShape : struct, ILinearShape
            => from output in Enumerable.Range(0, TShape.Outputs) from input in Enumerable.Range(0, TShape.Inputs) select (output, input);
    }
}
