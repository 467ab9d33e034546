using System;
using System.Collections.Generic;
using System.Linq;
using NE.Reference;
using NE.Runtime.Kernels;
using NE.Runtime.Memory;
using NE.Runtime.Networks;
using Xunit;

namespace NE.Runtime.Tests.Kernels;

/// <summary>Gradients of Σ c ⊙ act(W x + b) against finite differences of that sum in double precision.</summary>
public sealed class FiniteDifferenceTests
{
    private const int Inputs = 5;
    private const int Outputs = 3;
    private const int Batch = 37;
    private const double Step = 1e-5;

    public static IEnumerable<object[]> Widths => Width.With([[]]);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Gradients_OfOneLayer_AgreeWithFiniteDifferences(int lanes)
    {
        IKernels kernels = Width.Kernels(lanes);
        using var arena = new Arena();
        LinearLayer layer = Samples.Layer(arena, Inputs, Outputs);
        Activations x = Samples.Normal(arena, Inputs, Batch, 1), c = Samples.Gradient(arena, Outputs, Batch, 2);
        Activations y = arena.Activations(Outputs, Batch), dx = arena.Activations(Inputs, Batch);

        double[] weights = Doubles(layer.WeightsOf(layer.Online)), biases = Doubles(layer.BiasesOf(layer.Online));
        double[][] inputs = [.. Samples.Read(x).Select(row => Doubles(row))];
        double[][] coefficients = [.. Samples.Read(c).Select(row => Doubles(row))];
        double Sum() => Loss(weights, biases, inputs, coefficients);

        kernels.Forward<Shapes.S5To3, Tanh>(layer.Online, x, y);
        kernels.ActivateBackward<Tanh>(y, c);
        kernels.WeightGradient<Shapes.S5To3>(layer, x, c);
        kernels.InputGradient<Shapes.S5To3>(layer.Online, c, 0, dx);

        Samples.ShouldBeNear(layer.WeightsOf(layer.Gradient).ToArray(), Differences(weights, Sum), 1e-5);
        Samples.ShouldBeNear(layer.BiasesOf(layer.Gradient).ToArray(), Differences(biases, Sum), 1e-5);
        Samples.ShouldBeNear(Samples.Read(dx).SelectMany(row => row), inputs.SelectMany(row => Differences(row, Sum)), 1e-5);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Gradients_OfLayerNormalisation_AgreeWithFiniteDifferences(int lanes) => CheckNormalisation(lanes, centred: true);

    [Theory]
    [MemberData(nameof(Widths))]
    public void Gradients_OfRmsNormalisation_AgreeWithFiniteDifferences(int lanes) => CheckNormalisation(lanes, centred: false);

    private static void CheckNormalisation(int lanes, bool centred)
    {
        IKernels kernels = Width.Kernels(lanes);
        using var arena = new Arena();
        var layer = new NormLayer(arena, "Value1.Hidden1.Norm", Inputs, centred: centred);
        layer.Initialise();
        for (int i = 0; i < Inputs; i++)
        {
            layer.Gains(layer.Online)[i] = 0.5f + (0.3f * i);
            layer.Biases(layer.Online)[i] = centred ? 0.1f * i : 0;
        }

        Activations x = Samples.Normal(arena, Inputs, Batch, 1), c = Samples.Gradient(arena, Inputs, Batch, 2);
        Activations y = arena.Activations(Inputs, Batch), dx = arena.Activations(Inputs, Batch), statistics = arena.Activations(2, Batch);
        double[] gain = Doubles(layer.Gains(layer.Online)), bias = Doubles(layer.Biases(layer.Online));
        double[][] inputs = [.. Samples.Read(x).Select(row => Doubles(row))];
        double[][] coefficients = [.. Samples.Read(c).Select(row => Doubles(row))];
        double Sum() => NormalisedLoss(gain, bias, inputs, coefficients, centred);

        kernels.Normalise(layer.Online, x, y, statistics, 1e-5f);
        kernels.NormaliseBackward(layer, x, statistics, c, dx);

        Samples.ShouldBeNear(layer.Gains(layer.Gradient).ToArray(), Differences(gain, Sum), 1e-5);
        Samples.ShouldBeNear(layer.Biases(layer.Gradient).ToArray(), centred ? Differences(bias, Sum) : new double[Inputs], 1e-5);
        Samples.ShouldBeNear(Samples.Read(dx).SelectMany(row => row), inputs.SelectMany(row => Differences(row, Sum)), 1e-5);
    }

    private static double Loss(double[] weights, double[] biases, double[][] x, double[][] c) =>
        (from output in Enumerable.Range(0, Outputs)
         from sample in Enumerable.Range(0, Batch)
         let z = biases[output] + Enumerable.Range(0, Inputs).Sum(input => weights[(output * Inputs) + input] * x[input][sample])
         select c[output][sample] * ActivationFunction.Value(ActivationKind.Tanh, z)).Sum();

    private static double NormalisedLoss(double[] gain, double[] bias, double[][] x, double[][] c, bool centred)
    {
        double loss = 0;
        for (int sample = 0; sample < Batch; sample++)
        {
            double mean = centred ? x.Average(row => row[sample]) : 0;
            double deviation = Math.Sqrt(x.Average(row => (row[sample] - mean) * (row[sample] - mean)) + 1e-5);
            for (int i = 0; i < Inputs; i++)
                loss += c[i][sample] * ((gain[i] * (x[i][sample] - mean) / deviation) + bias[i]);
        }

        return loss;
    }

    private static double[] Differences(double[] at, Func<double> loss) =>
        [.. Enumerable.Range(0, at.Length).Select(i =>
        {
            double kept = at[i];
            at[i] = kept + Step;
            double above = loss();
            at[i] = kept - Step;
            double below = loss();
            at[i] = kept;
            return (above - below) / (2 * Step);
        })];

    private static double[] Doubles(ReadOnlySpan<float> values)
    {
        double[] result = new double[values.Length];
        for (int i = 0; i < result.Length; i++)
            result[i] = values[i];

        return result;
    }
}
