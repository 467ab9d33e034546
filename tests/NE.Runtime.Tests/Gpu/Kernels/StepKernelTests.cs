using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using NE.Runtime.Gpu;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Random;
using NE.Runtime.Tests.Gpu.Devices;
using NE.Runtime.Tests.Kernels;
using Xunit;

namespace NE.Runtime.Tests.Gpu.Kernels;

/// <summary>
/// A step of a layer on a device has the bits of what the processor does one after another: weight gradient, step of Adam, clipping, and
/// the target following.
/// </summary>
[Collection(KernelBenchTests.Name)]
public sealed unsafe class StepKernelTests(KernelBench bench)
{
    private const double Rate = 3e-4, Beta1 = 0.9, Beta2 = 0.999, Epsilon = 1e-8;
    private const int Step = 7;
    private const float Kappa = 2f, Tau = 0.005f;

    private static readonly StepTerms Terms = new()
    {
        L2 = 0.03f,
        L2Biases = 0.02f,
        Pull = 0.05f,
        PullBiases = 0.07f,
    };

    public enum Clipping
    {
        None = 0,
        All = 1,
        Newborn = 2,
    }

    /// <summary>Shape, batch, mask, ages, clipping, following: whole and broken sixteens of samples, whole and broken tiles.</summary>
    public static IEnumerable<object[]> Cases =>
    [
        ["layer_step", "3-5", 1, false, false, Clipping.None, false],
        ["layer_step", "17-64", 32, false, false, Clipping.None, true],
        ["layer_step", "31-18", 40, true, false, Clipping.All, true],
        ["layer_step", "31-18", 40, true, true, Clipping.Newborn, true],
        ["layer_step", "13-7", 300, false, true, Clipping.All, false],
        ["layer_step", "1-33", 33, true, true, Clipping.None, false],
        ["layer_step", "600-9", 17, true, false, Clipping.Newborn, false],
        ["layer_step", "256-128", 256, true, true, Clipping.None, true],
        ["layer_step_narrow", "128-1", 256, false, false, Clipping.None, true],
        ["layer_step_narrow", "64-6", 40, false, true, Clipping.All, true],
        ["layer_step_narrow", "5-3", 32, true, true, Clipping.Newborn, false],
    ];

    [OpenClDeviceTheory]
    [MemberData(nameof(Cases))]
    public void LayerStep_AnyKindOfLayer_HasTheBitsOfTheProcessor(
        string function, string shape, int batch, bool masked, bool ages, Clipping clipping, bool softUpdate) =>
        Shapes.Visit(shape, new Check(bench, function, batch, masked, ages, clipping, softUpdate));

    /// <summary>As <see cref="Cases"/>, with decoupled decay.</summary>
    public static IEnumerable<object[]> CasesOfDecay =>
    [
        ["layer_step", "17-64", 32, false, false, Clipping.None, true],
        ["layer_step", "31-18", 40, true, true, Clipping.Newborn, true],
        ["layer_step", "13-7", 300, false, true, Clipping.All, false],
        ["layer_step_narrow", "64-6", 40, true, false, Clipping.All, true],
    ];

    [OpenClDeviceTheory]
    [MemberData(nameof(CasesOfDecay))]
    public void LayerStepWithDecay_AnyKindOfLayer_HasTheBitsOfTheProcessor(
        string function, string shape, int batch, bool masked, bool ages, Clipping clipping, bool softUpdate) =>
        Shapes.Visit(shape, new Check(bench, function, batch, masked, ages, clipping, softUpdate, decay: 40));

    [OpenClDeviceTheory]
    [InlineData(37, 40)]
    public void NormStepWithDecay_AnyWidthAndBatch_HasTheBitsOfTheProcessor(int features, int batch) => NormStep(features, batch, null, decay: 40);

    /// <summary>As <see cref="Cases"/>, and whether the step is one of momentum.</summary>
    public static IEnumerable<object[]> CasesOfTerms =>
    [
        ["layer_step_with_terms", "31-18", 40, true, true, Clipping.Newborn, true, false],
        ["layer_step_with_terms", "17-64", 32, false, false, Clipping.All, true, true],
        ["layer_step_with_terms", "13-7", 300, true, false, Clipping.None, false, false],
        ["layer_step_narrow_with_terms", "64-6", 40, false, true, Clipping.All, true, false],
        ["layer_step_narrow_with_terms", "5-3", 32, true, false, Clipping.None, false, true],
    ];

    [OpenClDeviceTheory]
    [MemberData(nameof(CasesOfTerms))]
    public void LayerStepWithTerms_AnyKindOfLayer_HasTheBitsOfTheProcessor(
        string function, string shape, int batch, bool masked, bool ages, Clipping clipping, bool softUpdate, bool momentum) =>
        Shapes.Visit(shape, new Check(bench, function, batch, masked, ages, clipping, softUpdate, withTerms: true, momentum, decay: momentum ? 0 : 40));

    [OpenClDeviceTheory]
    [InlineData(37, 40)]
    public void NormStepWithTerms_AnyWidthAndBatch_HasTheBitsOfTheProcessor(int features, int batch) => NormStep(features, batch, Terms, decay: 40);

    [OpenClDeviceTheory]
    [InlineData(1, 1)]
    [InlineData(37, 40)]
    [InlineData(64, 256)]
    public void NormStep_AnyWidthAndBatch_HasTheBitsOfTheProcessor(int features, int batch) => NormStep(features, batch, null);

    private void NormStep(int features, int batch, StepTerms? terms, double decay = 0)
    {
        using var arena = new Arena();
        var memory = new KernelMemory();
        NormLayer norm = NormKernelTests.Norm(arena, features);
        Activations input = Samples.Normal(arena, features, batch, 1), statistics = arena.Activations(2, batch);
        Activations gradient = Samples.Gradient(arena, features, batch, 2), unused = arena.Activations(features, batch);
        LayerNorm.Forward(norm.Online, input, unused, statistics, 1e-5f);

        int room = (2 * features) + 5, first = memory.Add(Arrays(norm, room));
        Place x = memory.Add(input), s = memory.Add(statistics), dy = memory.Add(gradient);
        AdamStep step = AdamStep.At(Rate, Beta1, Beta2, Epsilon, Step, decay);
        LayerNorm.Backward(norm, input, statistics, gradient, unused);
        int strengths = memory.Add(Words(terms ?? default));
        if (decay > 0)
            AdamW.Step(norm, step, terms ?? default);
        else
            Adam.Step(norm, step, terms ?? default);

        Polyak.Update(norm, Tau);
        memory.Expect(first, Arrays(norm, room));
        object[] arguments =
            [x.Offset, x.Stride, s.Offset, s.Stride, dy.Offset, dy.Stride, batch, first, features, room, .. Factors(step), 0, 0, 1, Tau];
        if (terms == null)
            bench.Check("norm_step", memory, 3, arguments);
        else
            bench.Check("norm_step_with_terms", memory, 3, [.. arguments, strengths]);
    }

    [OpenClDeviceTheory]
    [InlineData(1)]
    [InlineData(1024)]
    [InlineData(2500)]
    public void LayerSoftUpdate_AnyLength_HasTheBitsOfTheProcessor(int count)
    {
        using var arena = new Arena();
        var memory = new KernelMemory();
        LinearLayer layer = Samples.Layer(arena, count, 1);
        Draw(layer, arena);
        int first = memory.Add(layer, count + 40);
        Polyak.Update(layer, Tau);
        memory.Expect(first, layer, count + 40);
        bench.Check("layer_soft_update", memory, 4, first, count + 1, count + 40, Tau);
    }

    private static float[] Arrays(NormLayer norm, int room)
    {
        float[] arrays = new float[4 * room];
        NormParameters[] all = [norm.Online, norm.Target, norm.FirstMoment, norm.SecondMoment];
        for (int i = 0; i < all.Length; i++)
        {
            norm.Gains(all[i]).CopyTo(arrays.AsSpan(i * room));
            norm.Biases(all[i]).CopyTo(arrays.AsSpan((i * room) + norm.Features));
        }

        return arrays;
    }

    private static float[] Words(StepTerms terms)
    {
        uint[] words = new uint[4];
        KernelWords.Write(words, terms);
        return [.. MemoryMarshal.Cast<uint, float>(words)];
    }

    internal static object[] Factors(AdamStep step) =>
        [step.Rate, step.InverseSecond, step.Beta1, step.OneMinusBeta1, step.Beta2, step.OneMinusBeta2, step.Epsilon, (float)(1 - step.Decay)];

    /// <summary>Gives a layer targets, moments and ages as they are in the middle of a run; what is not live stays 0.</summary>
    private static void Draw(LinearLayer layer, Arena arena)
    {
        var numbers = new RandomStream(21, RandomStreamId.Probe, 4);
        for (int i = 0; i < layer.Parameters; i++)
        {
            bool live = !layer.Masked || i >= layer.Weights || layer.Mask[i] != 0;
            layer.Online.Weight[i] = live ? numbers.NextNormal() : 0;
            layer.Target.Weight[i] = live ? numbers.NextNormal() : 0;
            layer.FirstMoment.Weight[i] = live ? 0.1f * numbers.NextNormal() : 0;
            layer.SecondMoment.Weight[i] = live ? 0.01f * numbers.NextUniform() : 0;
            if (layer.Age != null)
                layer.Age[i] = (ushort)(i % 9 == 0 ? 0 : i % 9 == 1 ? 65_535 : 37 * i);
        }
    }

    private sealed class Check(
        KernelBench bench, string function, int batch, bool masked, bool ages, Clipping clipping, bool softUpdate, bool withTerms = false,
        bool momentum = false, double decay = 0) : IShapeVisitor
    {
        public void Visit<TShape>()
            where TShape : struct, ILinearShape
        {
            using var arena = new Arena();
            var memory = new KernelMemory();
            LinearLayer layer = Samples.Layer(arena, TShape.Inputs, TShape.Outputs, masked ? 0.4 : null, ages, initial: withTerms);
            LinearLayer before = Samples.Layer(arena, 2, TShape.Inputs, 1);
            layer.Pack(WeightForm.Dense);
            Draw(layer, arena);
            Activations input = Samples.Normal(arena, TShape.Inputs, batch, 1);
            Activations gradient = Samples.Gradient(arena, TShape.Outputs, batch, 2);
            var table = new AdamTable(Rate, Beta1, Beta2, Epsilon, decay) { Factor = 0.37f };
            AdamStep step = momentum ? SgdStep.At(Rate, 0.9).Factors : AdamStep.At(Rate, Beta1, Beta2, Epsilon, Step, decay);

            int room = layer.Parameters + 3, weights = memory.Add(layer, room);
            Place x = memory.Add(input), dy = memory.Add(gradient);
            int mask = masked ? memory.Add(new ReadOnlySpan<byte>(layer.Mask, layer.Weights)) : 0;
            int age = ages ? memory.Add(Ages(layer)) : 0;
            int factors = ages ? memory.Add(new ReadOnlySpan<float>(table.Next, 2 * (table.LastAge + 1))) : 0;
            (int own, int inputs) = clipping == Clipping.Newborn ? (Flag(memory, layer), Flag(memory, before)) : (0, 0);

            int strengths = memory.Add(Words(Terms));
            Linear.WeightGradient<TShape>(layer, input, gradient);
            Advance(layer, before, table, step);
            memory.Expect(weights, layer, room);
            if (ages)
                memory.Expect(age, Ages(layer));

            object[] arguments =
            [
                x.Offset, x.Stride, dy.Offset, dy.Stride, batch, weights, TShape.Inputs, TShape.Outputs, room, mask, age, own, inputs,
                .. Given(table, step), factors, table.LastAge, (int)clipping, Kappa * layer.Bound, softUpdate ? 1 : 0, Tau,
            ];
            bench.Check(function, memory, 11, withTerms ? [.. arguments, strengths] : arguments);
        }

        private object[] Given(AdamTable table, AdamStep step) =>
            ages ? [table.Factor, .. Factors(step)[1..^1], (float)(1 - table.Decay)] : Factors(step);

        /// <summary>The CPU's work after the weight gradient.</summary>
        private void Advance(LinearLayer layer, LinearLayer before, AdamTable table, AdamStep step)
        {
            ushort[] old = ages ? [.. new ReadOnlySpan<ushort>(layer.Age, layer.Parameters)] : [];
            StepTerms terms = (withTerms ? Terms : default) with { Kappa = clipping == Clipping.All ? Kappa : 0 };
            if (ages && decay > 0)
                AdamW.StepByAge(layer, table, terms);
            else if (decay > 0)
                AdamW.Step(layer, step, terms);
            else if (ages)
                Adam.StepByAge(layer, table, terms);
            else
                Adam.Step(layer, step, terms);

            // The age of what is not live has no effect; a device leaves it alone.
            for (int i = 0; ages && masked && i < layer.Weights; i++)
                layer.Age[i] = layer.Mask[i] != 0 ? layer.Age[i] : old[i];

            if (clipping == Clipping.Newborn)
            {
                Clip.NewbornNeurons(before, layer, Kappa);
                Clip.NewbornNeurons(layer, null, Kappa);
            }

            if (softUpdate)
                Polyak.Update(layer, Tau);
        }

        private static byte[] Ages(LinearLayer layer) =>
            [.. MemoryMarshal.AsBytes(new ReadOnlySpan<ushort>(layer.Age, layer.Parameters))];

        /// <summary>Flags every third unit as newborn.</summary>
        private static int Flag(KernelMemory memory, LinearLayer layer)
        {
            for (int unit = 0; unit < layer.Outputs; unit++)
                layer.NewbornUnits[unit] = (byte)(unit % 3 == 1 ? 1 : 0);

            return memory.Add(new ReadOnlySpan<byte>(layer.NewbornUnits, layer.Outputs));
        }
    }
}
