using System;
using NE.Reference;

namespace NE.Integration.Tests.Reference;

/// <summary>Small networks and batches for the tests of the reference itself.</summary>
internal static class ReferenceNetworks
{
    internal static Matrix Normal(int rows, int columns, int seed)
    {
        var random = new Random(seed);
        return new Matrix(rows, columns).Map(_ =>
            Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
    }

    internal static Layer Layer(
        string name, int inputs, int outputs, ActivationKind activation, int seed, double density = 1, double? norm = null)
    {
        var random = new Random(seed);
        var layer = new Layer(name, inputs, outputs, activation, density < 1, norm);
        for (int i = 0; i < layer.Weight.Value.Length; i++)
        {
            if (layer.Mask is not null)
                layer.Mask[i] = random.NextDouble() < density;
            layer.Weight.Value[i] = layer.IsLive(i) ? Symmetric(layer.Bound) : 0;
        }

        for (int o = 0; o < outputs; o++)
        {
            layer.Bias.Value[o] = Symmetric(layer.Bound);
            if (norm is not null)
            {
                layer.Gain!.Value[o] = 1 + Symmetric(0.3);
                layer.Shift!.Value[o] = Symmetric(0.3);
            }
        }

        foreach (Parameter parameter in layer.Parameters)
            parameter.Value.CopyTo(parameter.Target, 0);
        return layer;

        double Symmetric(double bound) => bound * ((2 * random.NextDouble()) - 1);
    }

    internal static Td3 Learner(
        ActivationKind hidden, double density = 0.4, double? norm = null, double limit = 1, int observations = 5, int actions = 2)
    {
        int features = PairFunction.Has(hidden) ? 2 : 1;
        Network Build(string name, int inputs, int outputs, ActivationKind last, int seed) => new(
            name,
            [
                Layer(name + ".Hidden1", inputs, 11, hidden, seed, 1, norm),
                Layer(name + ".Hidden2", features * 11, 7, hidden, seed + 1, density, norm),
                Layer(name + ".Output", features * 7, outputs, last, seed + 2),
            ]);
        return new Td3(
            Build("Policy", observations, actions, ActivationKind.Tanh, 10),
            [
                Build("Value1", observations + actions, 1, ActivationKind.Identity, 20),
                Build("Value2", observations + actions, 1, ActivationKind.Identity, 30),
            ],
            new Td3Settings { ActionLimit = limit, Kappa = 3 });
    }

    internal static Transitions Batch(int size, int observations, int actions, double limit, int seed)
    {
        var random = new Random(seed);
        return new Transitions(
            Normal(size, observations, seed + 1),
            Normal(size, actions, seed + 2).Map(a => limit * Math.Tanh(a)),
            Normal(1, size, seed + 3).Values,
            Normal(size, observations, seed + 4),
            Array.ConvertAll(new double[size], _ => random.NextDouble() < 0.2 ? 0.0 : 1.0));
    }
}
