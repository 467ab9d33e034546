using System.Collections.Generic;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;

namespace NE.Runtime.Tests.Gpu.Kernels;

/// <summary>An activation: its number in kernels, and the processor's kernels with it.</summary>
internal abstract class ActivationKind
{
    /// <summary>In the order of the library's numbers.</summary>
    public static IReadOnlyList<ActivationKind> All { get; } =
    [
        new Of<Identity>(0), new Of<Relu>(1), new Of<LeakyRelu>(2), new Of<Tanh>(3), new Of<Sigmoid>(4), new Of<Elu>(5),
        new Of<Softplus>(6), new Of<Gelu>(7), new Of<Silu>(8),
    ];

    public abstract int Number { get; }

    public abstract void Forward(Activations input, Activations output);

    public abstract void Backward(Activations value, Activations gradient);

    public abstract void Linear<TShape>(LinearLayer layer, Activations input, Activations output)
        where TShape : struct, ILinearShape;

    public abstract void InputGradient<TShape>(LinearLayer layer, Activations outputGradient, Activations value, Activations inputGradient)
        where TShape : struct, ILinearShape;

    private sealed class Of<TActivation>(int number) : ActivationKind
        where TActivation : struct, IActivation
    {
        public override int Number => number;

        public override void Forward(Activations input, Activations output) => Activation.Forward<TActivation>(input, output);

        public override void Backward(Activations value, Activations gradient) => Activation.Backward<TActivation>(value, gradient, gradient);

        public override void Linear<TShape>(LinearLayer layer, Activations input, Activations output) =>
            Runtime.Kernels.Linear.Forward<TShape, TActivation>(layer.Online, input, output);

        public override void InputGradient<TShape>(
            LinearLayer layer, Activations outputGradient, Activations value, Activations inputGradient) =>
            Runtime.Kernels.Linear.InputGradient<TShape, TActivation>(layer.Online, outputGradient, value, inputGradient);
    }
}
