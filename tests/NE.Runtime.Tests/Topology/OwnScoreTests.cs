using System;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Topology;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Topology;

/// <summary>User-defined scores and utilities (docs/algorithm.md, User-defined methods).</summary>
public sealed unsafe class OwnScoreTests
{
    private const int Inputs = 4;
    private const int Units = 3;

    private readonly struct AbsoluteGradient : IConnectionScore
    {
        public static float Score(in Connection connection, ref float memory) => MathF.Abs(connection.Gradient);
    }

    private readonly struct Counting : IConnectionScore
    {
        public static float Score(in Connection connection, ref float memory) => memory += 1;
    }

    private readonly struct Position : IConnectionScore
    {
        public static float Score(in Connection connection, ref float memory) =>
            connection.Input == 2 && connection.Output == 1 ? (float)(connection.InputActivity + (10 * connection.OutputActivity))
            : connection.Input == 0 ? -1
            : float.NaN;
    }

    private readonly struct Activity : IUnitUtility
    {
        public static double Utility(in HiddenUnit unit) => unit.Activity;
    }

    private readonly struct Contribution : IUnitUtility
    {
        public static double Utility(in HiddenUnit unit) => unit.Activity * unit.Outgoing;
    }

    [Fact]
    public void ScoreBy_TheGradient_SelectsWhatGrowthByGradientSelects()
    {
        using var arena = new Arena();
        (ElasticLayer plain, ElasticLayer own) = (Layer(arena, false), Layer(arena, true));
        foreach (ElasticLayer layer in new[] { plain, own })
        {
            layer.BeginEvent(5, 100);
            for (int k = 0; k < layer.Size; k++)
                layer.Layer.Score[k] = MathF.Sin(7 * k);
        }

        own.ScoreBy<AbsoluteGradient>(Values(arena, Inputs), Values(arena, Units));
        plain.SelectByScore(3);
        own.SelectByScore(3);
        own.Grown.ToArray().ShouldBe(plain.Grown.ToArray());
    }

    [Fact]
    public void ScoreBy_SeesBothUnits_AndCountsNegativeAndNaNAsZero()
    {
        using var arena = new Arena();
        ElasticLayer layer = Layer(arena, true);
        layer.BeginEvent(5, 100);

        layer.ScoreBy<Position>(Values(arena, Inputs), Values(arena, Units));

        // Feature i has values ± (i + 1).
        for (int k = 0; k < layer.Size; k++)
            layer.Layer.Score[k].ShouldBe(k == Inputs + 2 ? 3 + (10 * 2) : 0);
    }

    [Fact]
    public void Memory_IsKeptBetweenEvents_AndByCheckpoints()
    {
        using var arena = new Arena();
        ElasticLayer layer = Layer(arena, true), other = Layer(arena, true);
        Score(layer);
        Score(layer);
        var tensors = new MemoryTensors();
        layer.Layer.Save(tensors);
        layer.Save(tensors);
        other.Layer.Load(tensors);
        other.Load(tensors);
        Score(other);
        other.Layer.Score[0].ShouldBe(3);

        void Score(ElasticLayer elastic)
        {
            elastic.BeginEvent(5, 100);
            elastic.ScoreBy<Counting>(Values(arena, Inputs), Values(arena, Units));
        }
    }

    [Fact]
    public void Utility_ThatIsTheActivity_GivesTheNeuronScores()
    {
        using var arena = new Arena();
        double[] plain = new double[Units], own = new double[Units];
        Activations hidden = Values(arena, Units);
        NeuronScores.Measure(hidden, plain);
        UnitUtilities.Measure<Activity>(hidden, [Layer(arena, false).Layer], [], own);
        own.ShouldBe(plain);
    }

    [Fact]
    public void Utility_ByContribution_UsesLiveOutgoingWeights()
    {
        using var arena = new Arena();
        var reader = new LinearLayer(arena, "Reader", 1, Units, 2, default);
        float[] weights = [1, 0, -2, 3, 0, 2];
        weights.CopyTo(reader.DenseWeightsOf(reader.Online));
        double[] scores = new double[Units];

        UnitUtilities.Measure<Contribution>(Values(arena, Units), [Layer(arena, false).Layer], [reader], scores);

        // Activities 1, 2, 3; mean |outgoing| 2, 0, 2: utilities 2, 0, 6, mean 8/3.
        scores[0].ShouldBe(0.75, 1e-6);
        scores[1].ShouldBe(0);
        scores[2].ShouldBe(2.25, 1e-6);
    }

    private static ElasticLayer Layer(Arena arena, bool remembers)
    {
        var layer = new LinearLayer(arena, "Own", 0, Inputs, Units, new LayerTopology { Masked = true, LiveAtStart = 5 });
        layer.Initialise(9);
        return new ElasticLayer(layer, null, output: false, remembers);
    }

    private static Activations Values(Arena arena, int features)
    {
        Activations values = arena.Activations(features, 2);
        for (int i = 0; i < features; i++)
            (values[i, 0], values[i, 1]) = (i + 1, -i - 1);

        return values;
    }
}
