using System.Linq;
using NE.Runtime.Topology;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Topology;

/// <summary>docs/algorithm.md, "A worked example": 3 units, 4 inputs, two of seven candidates grow.</summary>
public sealed class WorkedExampleTests
{
    private static LayerBench Example()
    {
        var bench = new LayerBench(units: 3, inputs: 4, liveAtStart: 5);
        bench.SetLive(0, 2, 5, 8, 11);
        bench.SetScores([.5f, .1f, .2f, -.4f, 0, 0, 0, 0, .3f, -.9f, .05f, .6f]);
        bench.SetActivity(1.2f, 0, 1.8f);
        return bench;
    }

    private static TopologyRecord Event(LayerBench bench, double upperBound)
    {
        ElasticLayer elastic = bench.Elastic;

        // An event before this one leaves 0.7 of a connection over.
        elastic.BeginEvent(seed: 5, update: 1000);
        elastic.Carry(0.7).ShouldBe(0);
        elastic.EndEvent();

        elastic.BeginEvent(seed: 5, update: 2000);
        elastic.MeasureActivity(bench.Hidden, dormantThreshold: 0);
        int count = elastic.Carry(1.5);
        count.ShouldBe(2);
        elastic.SelectByScore(count);
        elastic.SelectDormant(upperBound);
        elastic.ConnectRandom();
        elastic.Disconnect();
        elastic.RedrawBias();
        elastic.MaskTarget();
        return elastic.EndEvent();
    }

    [Fact]
    public void Event_WithBoundBelowOneConnection_GrowsTwoAndPrunesNone()
    {
        using LayerBench bench = Example();
        float[] bias = bench.Bias;
        TopologyRecord record = Event(bench, upperBound: 0.4);

        bench.Elastic.Grown.ToArray().Order().ShouldBe([3, 9]);
        bench.Elastic.Pruned.ToArray().ShouldBeEmpty();
        record.LiveBefore.ShouldBe(5);
        record.Live.ShouldBe(7);
        record.Grown.ShouldBe(2);
        record.Pruned.ShouldBe(0);
        record.Dormant.ShouldBe(1);
        record.WithoutInputs.ShouldBe(0);
        record.Carry.ShouldBe(0.2, 1e-12);
        record.Size.ShouldBe(12);
        record.Units.ShouldBe(3);
        record.Layer.ShouldBe("Value1.Hidden1");
        record.Update.ShouldBe(2000);
        bench.Bias.ShouldBe(bias);
    }

    [Fact]
    public void Event_WithBoundOfOneConnection_PrunesTheDormantUnitAndRedrawsItsBias()
    {
        using LayerBench bench = Example();
        float[] bias = bench.Bias;
        TopologyRecord record = Event(bench, upperBound: 0.5);

        bench.Elastic.Pruned.ToArray().ShouldBe([5]);
        record.Live.ShouldBe(6);
        record.Pruned.ShouldBe(1);
        record.WithoutInputs.ShouldBe(1);
        record.Redrawn.ShouldBe(1);
        bench.Mask.Select((live, k) => live ? k : -1).Where(k => k >= 0).ShouldBe([0, 2, 3, 8, 9, 11]);
        bench.Weight[5].ShouldBe(0);
        bench.Target[5].ShouldBe(0);
        bench.Bias[0].ShouldBe(bias[0]);
        bench.Bias[1].ShouldNotBe(bias[1]);
        bench.Bias[2].ShouldBe(bias[2]);
    }

    [Fact]
    public void NeuronScores_OfTheExample_AreThoseOfThePage()
    {
        using LayerBench bench = Example();
        double[] scores = new double[3];
        NeuronScores.Measure(bench.Hidden, scores);
        scores[0].ShouldBe(1.2, 1e-6);
        scores[1].ShouldBe(0);
        scores[2].ShouldBe(1.8, 1e-6);
    }
}
