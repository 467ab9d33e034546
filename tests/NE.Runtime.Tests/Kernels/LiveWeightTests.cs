using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Random;
using Shouldly;
using Xunit;

namespace NE.Runtime.Tests.Kernels;

/// <summary>A weight that is not live is exactly 0 in weight, target, moments and gradient, whatever was done.</summary>
public sealed unsafe class LiveWeightTests
{
    private const int Batch = 40;

    [Fact]
    public void AnySequenceOfOperations_LeavesWhatIsNotLiveAtZero()
    {
        Gen<(int Seed, int Percent, int[] Operations)> cases =
            from seed in Gen.Choose(0, int.MaxValue)
            from percent in Gen.Choose(0, 100)
            from operations in Gen.ArrayOf(Gen.Choose(0, 5))
            select (seed, percent, operations);
        Prop.ForAll(cases.ToArbitrary(), c => HoldsAfter((uint)c.Seed, c.Percent / 100.0, c.Operations))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    private static bool HoldsAfter(uint seed, double density, int[] operations)
    {
        using var arena = new Arena();
        LinearLayer layer = Samples.Layer(arena, 31, 18, density, ages: true, seed);
        var table = new AdamTable(1e-2, 0.9, 0.9, 1e-8);
        Activations x = Samples.Normal(arena, 31, Batch, seed), dy = Samples.Gradient(arena, 18, Batch, seed + 1);
        bool holds = Holds(layer);
        int step = 0;
        foreach (int operation in operations)
        {
            AdamStep factors = AdamStep.At(1e-2, 0.9, 0.999, 1e-8, ++step);
            switch (operation)
            {
                case 0: Linear.WeightGradient<Shapes.S31To18>(layer, x, dy); break;
                case 1: Linear.ScoreGradient<Shapes.S31To18>(layer, x, dy); break;
                case 2: Adam.Step(layer, factors); break;
                case 3: Adam.StepByAgeClipped(layer, table, 0.5f); break;
                case 4: Polyak.Update(layer, 0.1f); break;
                default: Adam.StepClipped(layer, factors, 0.5f); break;
            }

            holds &= Holds(layer);
        }

        return holds;
    }

    private static bool Holds(LinearLayer layer) =>
        new[] { layer.Online, layer.Target, layer.Gradient, layer.FirstMoment, layer.SecondMoment }
            .All(kind => Enumerable.Range(0, layer.Weights).All(i => layer.Mask[i] != 0 || kind.Weight[i] == 0));

    [Fact]
    public void ATrainingStep_AllocatesNothing()
    {
        using var arena = new Arena();
        LinearLayer layer = Samples.Layer(arena, 31, 18, 0.5, ages: true);
        var norm = new NormLayer(arena, "n", 18);
        norm.Initialise();
        var table = new AdamTable(3e-4, 0.9, 0.999, 1e-8);
        Activations x = Samples.Normal(arena, 31, Batch, 1), y = arena.Activations(18, Batch), dx = arena.Activations(31, Batch);
        Activations kept = arena.Activations(2, Batch), smoothed = arena.Activations(18, Batch);
        void Step(int step)
        {
            Linear.Forward<Shapes.S31To18, Relu>(layer.Online, x, y);
            LayerNorm.Forward(norm.Online, y, smoothed, kept, 1e-5f);
            Activation.Forward<Gelu>(smoothed, smoothed);
            TargetSmoothing.Apply(y, smoothed, 1, 0.2f, 0.5f, 1, RandomStreamId.TargetSmoothing, (ulong)step);
            Bellman.Error(y.Slice(0, 1), smoothed.Slice(0, 1), kept.Slice(0, 1));
            DeterministicPolicyLoss.Apply(y.Slice(0, 1), kept.Slice(0, 1));
            LayerNorm.Backward(norm, y, kept, smoothed, smoothed);
            Linear.InputGradient<Shapes.S31To18, Tanh>(layer.Online, smoothed, x, dx);
            Linear.WeightGradient<Shapes.S31To18>(layer, x, smoothed);
            Linear.ScoreGradient<Shapes.S31To18>(layer, x, smoothed);
            Adam.StepByAgeClipped(layer, table, 3);
            Adam.Step(norm, AdamStep.At(3e-4, 0.9, 0.999, 1e-8, step));
            Polyak.Update(layer, 0.005f);
        }

        Step(1);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 2; step < 6; step++)
            Step(step);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
