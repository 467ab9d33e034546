using System.Collections.Generic;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using NE.Runtime.Tests.Gpu.Devices;
using NE.Runtime.Tests.Kernels;
using Xunit;

namespace NE.Runtime.Tests.Gpu.Kernels;

/// <summary>Products of the kernel library are bit-identical to <see cref="Linear"/>.</summary>
[Collection(KernelBenchTests.Name)]
public sealed class ProductKernelTests(KernelBench bench)
{
    /// <summary>Shapes, batches and whether the layer has a mask: whole and broken tiles on all sides.</summary>
    public static IEnumerable<object[]> Cases =>
    [
        ["3-5", 1, false], ["17-64", 32, false], ["31-18", 40, true], ["13-7", 33, false], ["1-33", 17, false], ["9-600", 5, true],
        ["600-9", 40, true], ["256-128", 256, true],
    ];

    /// <summary>Layers with at most 8 outputs.</summary>
    public static IEnumerable<object[]> NarrowCases => [["3-5", 1], ["128-1", 256], ["64-6", 40], ["5-3", 33]];

    [OpenClDeviceTheory]
    [MemberData(nameof(Cases))]
    public void LinearForward_AnyShapeAndBatch_HasTheBitsOfTheProcessor(string shape, int batch, bool masked) =>
        Shapes.Visit(shape, new ForwardCheck(bench, "linear_forward", batch, masked, ActivationKind.All[1]));

    [OpenClDeviceTheory]
    [MemberData(nameof(NarrowCases))]
    public void LinearForwardNarrow_AnyShapeAndBatch_HasTheBitsOfTheProcessor(string shape, int batch) =>
        Shapes.Visit(shape, new ForwardCheck(bench, "linear_forward_narrow", batch, false, ActivationKind.All[3]));

    [OpenClDeviceFact]
    public void LinearForward_AnyActivation_HasTheBitsOfTheProcessor()
    {
        foreach (ActivationKind kind in ActivationKind.All)
            Shapes.Visit("31-18", new ForwardCheck(bench, "linear_forward", 21, false, kind));
    }

    [OpenClDeviceTheory]
    [MemberData(nameof(Cases))]
    public void LinearInputGradient_AnyShapeAndBatch_HasTheBitsOfTheProcessor(string shape, int batch, bool masked) =>
        Shapes.Visit(shape, new GradientCheck(bench, "linear_input_gradient", batch, masked, ActivationKind.All[1]));

    [OpenClDeviceTheory]
    [MemberData(nameof(NarrowCases))]
    public void LinearInputGradientShallow_AnyShapeAndBatch_HasTheBitsOfTheProcessor(string shape, int batch) =>
        Shapes.Visit(shape, new GradientCheck(bench, "linear_input_gradient_shallow", batch, false, ActivationKind.All[1]));

    [OpenClDeviceFact]
    public void LinearInputGradient_AnyActivation_HasTheBitsOfTheProcessor()
    {
        foreach (ActivationKind kind in ActivationKind.All)
        {
            Shapes.Visit("31-18", new GradientCheck(bench, "linear_input_gradient", 21, true, kind));
            Shapes.Visit("5-3", new GradientCheck(bench, "linear_input_gradient_shallow", 21, false, kind));
        }
    }

    [OpenClDeviceFact]
    public void LinearInputGradient_WhereTheValuesStand_HasTheBitsOfTheProcessor()
    {
        foreach (ActivationKind kind in ActivationKind.All)
            Shapes.Visit("31-18", new GradientCheck(bench, "linear_input_gradient", 21, true, kind, inPlace: true));
    }

    [OpenClDeviceTheory]
    [InlineData("linear_input_gradient", "31-18", 11, 20)]
    [InlineData("linear_input_gradient", "256-128", 250, 6)]
    [InlineData("linear_input_gradient_narrow", "31-18", 26, 5)]
    [InlineData("linear_input_gradient_narrow", "17-64", 11, 6)]
    public void InputGradients_OfSomeInputs_HaveTheBitsOfTheProcessor(string function, string shape, int first, int count) =>
        Shapes.Visit(shape, new SomeInputsCheck(bench, function, first, count));

    private static (LinearLayer Layer, int Place) Layer(KernelMemory memory, Arena arena, int inputs, int outputs, bool masked)
    {
        LinearLayer layer = Samples.Layer(arena, inputs, outputs, masked ? 0.3 : null);
        layer.Pack(WeightForm.Dense);
        return (layer, memory.Add(layer, layer.Parameters));
    }

    private sealed class ForwardCheck(KernelBench bench, string function, int batch, bool masked, ActivationKind activation) : IShapeVisitor
    {
        public void Visit<TShape>()
            where TShape : struct, ILinearShape
        {
            using var arena = new Arena();
            var memory = new KernelMemory();
            (LinearLayer layer, int w) = Layer(memory, arena, TShape.Inputs, TShape.Outputs, masked);
            Activations input = Samples.Normal(arena, TShape.Inputs, batch, 1), output = arena.Activations(TShape.Outputs, batch);
            Place x = memory.Add(input), y = memory.Room(TShape.Outputs, batch);
            activation.Linear<TShape>(layer, input, output);
            memory.Expect(y, output);
            bench.Check(
                function, memory, batch, x.Offset, x.Stride, w, TShape.Inputs, TShape.Outputs, activation.Number, y.Offset, y.Stride);
        }
    }

    private sealed class GradientCheck(
        KernelBench bench, string function, int batch, bool masked, ActivationKind activation, bool inPlace = false) : IShapeVisitor
    {
        public void Visit<TShape>()
            where TShape : struct, ILinearShape
        {
            using var arena = new Arena();
            var memory = new KernelMemory();
            (LinearLayer layer, int w) = Layer(memory, arena, TShape.Inputs, TShape.Outputs, masked);
            Activations dy = Samples.Gradient(arena, TShape.Outputs, batch, 1), value = Samples.Normal(arena, TShape.Inputs, batch, 2);
            Activations dx = arena.Activations(TShape.Inputs, batch);
            Place from = memory.Add(dy), v = memory.Add(value), to = inPlace ? v : memory.Room(TShape.Inputs, batch);
            activation.InputGradient<TShape>(layer, dy, value, dx);
            memory.Expect(to, dx);
            bench.Check(
                function, memory, batch, from.Offset, from.Stride, w, TShape.Inputs, TShape.Outputs, 0, TShape.Inputs, activation.Number,
                v.Offset, v.Stride, to.Offset, to.Stride);
        }
    }

    private sealed class SomeInputsCheck(KernelBench bench, string function, int first, int count) : IShapeVisitor
    {
        private const int Batch = 40;

        public void Visit<TShape>()
            where TShape : struct, ILinearShape
        {
            using var arena = new Arena();
            var memory = new KernelMemory();
            (LinearLayer layer, int w) = Layer(memory, arena, TShape.Inputs, TShape.Outputs, false);
            Activations dy = Samples.Gradient(arena, TShape.Outputs, Batch, 1), dx = arena.Activations(count, Batch);
            Place from = memory.Add(dy), to = memory.Room(count, Batch);
            Linear.InputGradient<TShape>(layer.Online, dy, first, dx);
            memory.Expect(to, dx);
            bench.Check(
                function, memory, Batch, from.Offset, from.Stride, w, TShape.Inputs, TShape.Outputs, first, count, 0, 0, 0, to.Offset,
                to.Stride);
        }
    }
}
