using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;

namespace NE.Benchmarks;

/// <summary>The products of single layers: those of HalfCheetah's networks, and larger ones.</summary>
internal static class LayerBenchmarks
{
    private const int Batch = 256;

    private const int LargeBatch = 1024;

    /// <summary>All rows of the group.</summary>
    /// <param name="arena">Owner of the memory.</param>
    public static IEnumerable<Benchmark> All(Arena arena) =>
    [
        .. Of<ActorInput>(arena, Batch),
        .. Of<CriticInput>(arena, Batch),
        .. Of<Hidden>(arena, Batch, LargeBatch),
        .. Of<ActorOutput>(arena, Batch),
        .. Of<CriticOutput>(arena, Batch),
        .. Of<Square>(arena, Batch),
        .. Of<Humanoid>(arena, Batch),
        .. Of<Large>(arena, Batch, LargeBatch),
        .. Live<Hidden>(arena, Batch, LargeBatch),
        .. Live<Square>(arena, Batch),
        .. Live<CriticInput>(arena, Batch),
        .. Live<Humanoid>(arena, Batch),
        .. Live<Large>(arena, Batch, LargeBatch),
        .. Steps(arena),
    ];

    private static IEnumerable<Benchmark> Of<TShape>(Arena arena, params int[] batches)
        where TShape : struct, ILinearShape
    {
        int inputs = TShape.Inputs, outputs = TShape.Outputs;
        var dense = new LinearLayer(arena, "dense", 0, inputs, outputs, LayerTopology.Dense);
        dense.Initialise(1);
        foreach (int batch in batches)
        {
            double operations = 2.0 * inputs * outputs * batch;
            string shape = Name<TShape>(batch);
            Activations x = Filled(arena, inputs, batch), y = Filled(arena, outputs, batch), dx = arena.Activations(inputs, batch);
            yield return new Benchmark($"forward {shape}", operations, () => Linear.Forward<TShape, Relu>(dense.Online, x, y));
            yield return new Benchmark(
                $"input gradient {shape}", operations, () => Linear.InputGradient<TShape, Relu>(dense.Online, y, x, dx));
            yield return new Benchmark($"weight gradient {shape}", operations, () => Linear.WeightGradient<TShape>(dense, x, y));
        }
    }

    /// <summary>Products of only live weights: their share of the peak counts the multiply-adds of live weights.</summary>
    private static IEnumerable<Benchmark> Live<TShape>(Arena arena, params int[] batches)
        where TShape : struct, ILinearShape
    {
        int inputs = TShape.Inputs, outputs = TShape.Outputs;
        double[] densities = [0.05, 0.125, 0.25, 0.5, 0.75];
        LinearLayer[] layers = [.. densities.Select(density => Sparse(arena, inputs, outputs, density))];
        foreach (int batch in batches)
        {
            Activations x = Filled(arena, inputs, batch), y = Filled(arena, outputs, batch), dx = arena.Activations(inputs, batch);
            foreach ((LinearLayer layer, double density) in layers.Zip(densities))
            {
                double operations = 2.0 * layer.LiveWeights * batch;
                string name = string.Create(CultureInfo.InvariantCulture, $"{Name<TShape>(batch)} live {density}");
                yield return new Benchmark($"forward {name}", operations, () => Linear.Forward<TShape, Relu>(layer.Online, x, y));
                yield return new Benchmark(
                    $"input gradient {name}", operations, () => Linear.InputGradient<TShape, Relu>(layer.Online, y, x, dx));
                yield return new Benchmark($"weight gradient {name}", operations, () => Linear.WeightGradient<TShape>(layer, x, y));
            }
        }
    }

    private static LinearLayer Sparse(Arena arena, int inputs, int outputs, double density)
    {
        LayerTopology topology = LayerTopology.Sparse((int)(density * inputs * outputs)) with { Ages = true };
        var layer = new LinearLayer(arena, "live", 1, inputs, outputs, topology);
        layer.Initialise(1);
        return layer;
    }

    private static IEnumerable<Benchmark> Steps(Arena arena)
    {
        AdamStep step = AdamStep.At(3e-4, 0.9, 0.999, 1e-8, 1000);
        var table = new AdamTable(3e-4, 0.9, 0.999, 1e-8);
        var layer = new LinearLayer(arena, "step", 2, 256, 128, LayerTopology.Dense with { Ages = true });
        layer.Initialise(1);
        Activations x = Filled(arena, 256), y = Filled(arena, 128), action = Filled(arena, 6), smoothed = arena.Activations(6, Batch);
        Linear.WeightGradient<Hidden>(layer, x, y);
        ulong unit = 0;
        yield return new Benchmark("adam, clipped 256-128", 0, () => Adam.StepClipped(layer, step, 3));
        yield return new Benchmark("adam by age, clipped 256-128", 0, () => Adam.StepByAgeClipped(layer, table, 3));
        yield return new Benchmark("polyak 256-128", 0, () => Polyak.Update(layer, 0.005f));
        yield return new Benchmark(
            "target smoothing 6",
            0,
            () => TargetSmoothing.Apply(action, smoothed, 1, 0.2f, 0.5f, 1, Runtime.Random.RandomStreamId.TargetSmoothing, unit++));
    }

    /// <summary>Numbers of both signs, like gradients and normalised observations.</summary>
    internal static Activations Filled(Arena arena, int features, int batch = Batch)
    {
        Activations values = arena.Activations(features, batch);
        var numbers = new Runtime.Random.RandomStream(1, Runtime.Random.RandomStreamId.Probe, (ulong)features);
        for (int feature = 0; feature < features; feature++)
        {
            for (int sample = 0; sample < batch; sample++)
                values[feature, sample] = numbers.NextNormal();
        }

        return values;
    }

    private static string Name<TShape>(int batch)
        where TShape : struct, ILinearShape
        => batch == Batch ? $"{TShape.Inputs}-{TShape.Outputs}" : $"{TShape.Inputs}-{TShape.Outputs} batch {batch}";

    private readonly struct ActorInput : ILinearShape
    {
        public static int Inputs => 17;

        public static int Outputs => 256;
    }

    private readonly struct CriticInput : ILinearShape
    {
        public static int Inputs => 23;

        public static int Outputs => 256;
    }

    private readonly struct Hidden : ILinearShape
    {
        public static int Inputs => 256;

        public static int Outputs => 128;
    }

    private readonly struct ActorOutput : ILinearShape
    {
        public static int Inputs => 128;

        public static int Outputs => 6;
    }

    private readonly struct CriticOutput : ILinearShape
    {
        public static int Inputs => 128;

        public static int Outputs => 1;
    }

    private readonly struct Square : ILinearShape
    {
        public static int Inputs => 256;

        public static int Outputs => 256;
    }

    private readonly struct Humanoid : ILinearShape
    {
        public static int Inputs => 376;

        public static int Outputs => 256;
    }

    private readonly struct Large : ILinearShape
    {
        public static int Inputs => 1024;

        public static int Outputs => 1024;
    }
}
