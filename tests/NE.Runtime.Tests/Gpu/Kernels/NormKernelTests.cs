using System.Collections.Generic;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Random;
using NE.Runtime.Tests.Gpu.Devices;
using NE.Runtime.Tests.Kernels;
using Xunit;

namespace NE.Runtime.Tests.Gpu.Kernels;

/// <summary>Layer normalisation of the kernel library is bit-identical to <see cref="LayerNorm"/>.</summary>
[Collection(KernelBenchTests.Name)]
public sealed class NormKernelTests(KernelBench bench)
{
    private const float Epsilon = 1e-5f;

    public static IEnumerable<object[]> Cases => [[1, 1], [5, 40], [37, 33], [64, 256]];

    [OpenClDeviceTheory]
    [MemberData(nameof(Cases))]
    public void NormForward_AnyWidthAndBatch_HasTheBitsOfTheProcessor(int features, int batch)
    {
        using var arena = new Arena();
        var memory = new KernelMemory();
        NormLayer norm = Norm(arena, features);
        Activations input = Samples.Normal(arena, features, batch, 1), output = arena.Activations(features, batch);
        Activations statistics = arena.Activations(2, batch);
        LayerNorm.Forward(norm.Online, input, output, statistics, Epsilon);

        Place x = memory.Add(input), y = memory.Room(features, batch), s = memory.Room(2, batch);
        int parameters = Add(memory, norm);
        memory.Expect(y, output);
        memory.Expect(s, statistics);
        bench.Check(
            "norm_forward", memory, batch, x.Offset, x.Stride, parameters, features, Epsilon, y.Offset, y.Stride, s.Offset, s.Stride);
    }

    [OpenClDeviceTheory]
    [MemberData(nameof(Cases))]
    public void NormInputGradient_AnyWidthAndBatch_HasTheBitsOfTheProcessor(int features, int batch)
    {
        using var arena = new Arena();
        var memory = new KernelMemory();
        NormLayer norm = Norm(arena, features);
        Activations input = Samples.Normal(arena, features, batch, 1), output = arena.Activations(features, batch);
        Activations statistics = arena.Activations(2, batch), gradient = Samples.Gradient(arena, features, batch, 4);
        LayerNorm.Forward(norm.Online, input, output, statistics, Epsilon);

        // In place, as the processor allows it.
        Place x = memory.Add(input), s = memory.Add(statistics), dy = memory.Add(gradient);
        int parameters = Add(memory, norm);
        LayerNorm.Backward(norm.Online, input, statistics, gradient, gradient);
        memory.Expect(dy, gradient);
        bench.Check(
            "norm_input_gradient", memory, batch, x.Offset, x.Stride, parameters, features, s.Offset, s.Stride, dy.Offset, dy.Stride,
            dy.Offset, dy.Stride);
    }

    internal static NormLayer Norm(Arena arena, int features)
    {
        var norm = new NormLayer(arena, "Value1.Hidden2.Norm", features);
        norm.Initialise();
        var numbers = new RandomStream(8, RandomStreamId.Probe, 2);
        foreach (NormParameters each in new[] { norm.Online, norm.Target, norm.FirstMoment, norm.SecondMoment })
        {
            for (int i = 0; i < features; i++)
            {
                norm.Gains(each)[i] = numbers.NextUniform(0.1f, 2f);
                norm.Biases(each)[i] = numbers.NextUniform(0.1f, 2f);
            }
        }

        return norm;
    }

    private static int Add(KernelMemory memory, NormLayer norm) =>
        memory.Add([.. norm.Gains(norm.Online), .. norm.Biases(norm.Online)]);
}
