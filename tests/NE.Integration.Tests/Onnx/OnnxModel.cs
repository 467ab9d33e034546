using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using MathNet.Numerics;

namespace NE.Integration.Tests.Onnx;

/// <summary>An ONNX file of a policy, decoded and evaluated in float64 by the definitions of its operators (onnx.ai, Operators, set 17).</summary>
internal sealed class OnnxModel
{
    private readonly ProtobufFields graph;

    public OnnxModel(byte[] file)
    {
        var model = new ProtobufFields(file);
        FormatVersion = model.Integer(1);
        ProtobufFields operators = model.Message(8);
        OperatorSet = (operators.Text(1), operators.Integer(2));
        Metadata = model.Messages(14).ToDictionary(entry => entry.Text(1), entry => entry.Text(2));
        graph = model.Message(7);
        Constants = graph.Messages(5).ToDictionary(
            tensor => tensor.Text(8), tensor => (tensor.Integers(1), MemoryMarshal.Cast<byte, float>(tensor.Bytes(9)).ToArray()));
    }

    public long FormatVersion { get; }

    public (string Domain, long Version) OperatorSet { get; }

    public IReadOnlyDictionary<string, string> Metadata { get; }

    public IReadOnlyDictionary<string, (long[] Shape, float[] Values)> Constants { get; }

    public (string Name, string Batch, long Features) Input => Matrix(11);

    public (string Name, string Batch, long Features) Output => Matrix(12);

    public string[] Operators => [.. graph.Messages(1).Select(node => node.Text(4))];

    /// <summary>The outputs for one input.</summary>
    public double[] Evaluate(ReadOnlySpan<float> observation)
    {
        double[] input = [.. observation.ToArray().Select(value => (double)value)];
        var tensors = new Dictionary<string, double[]> { [Input.Name] = input };
        foreach ((string name, (_, float[] values)) in Constants)
            tensors.Add(name, [.. values.Select(value => (double)value)]);
        foreach (ProtobufFields node in graph.Messages(1))
            tensors.Add(node.Text(2), Apply(node, [.. node.Texts(1).Select(name => tensors[name])]));
        return tensors[Output.Name];
    }

    private static double[] Apply(ProtobufFields node, double[][] inputs) => node.Text(4) switch
    {
        "Gemm" => Gemm(node, inputs),
        "LayerNormalization" => Normalised(node, inputs),
        "Sin" => Each(inputs[0], Math.Sin),
        "Cos" => Each(inputs[0], Math.Cos),
        "Neg" => Each(inputs[0], z => -z),
        "Concat" => [.. inputs[0], .. inputs[1]],
        "Relu" => Each(inputs[0], z => Math.Max(z, 0)),
        "LeakyRelu" => Each(inputs[0], z => z >= 0 ? z : Attribute(node, "alpha").Number(2) * z),
        "Elu" => Each(inputs[0], z => z >= 0 ? z : Attribute(node, "alpha").Number(2) * (Math.Exp(z) - 1)),
        "Tanh" => Each(inputs[0], Math.Tanh),
        "Sigmoid" => Each(inputs[0], z => 1 / (1 + Math.Exp(-z))),
        "Softplus" => Each(inputs[0], z => Math.Log(1 + Math.Exp(z))),
        "Erf" => Each(inputs[0], SpecialFunctions.Erf),
        "Clip" => Each(inputs[0], z => Math.Clamp(z, inputs[1][0], inputs[2][0])),
        "Mul" => Pairs(inputs, (a, b) => a * b),
        "Sqrt" => Each(inputs[0], Math.Sqrt),
        "ReduceMean" => [inputs[0].Average()],
        "Div" => Pairs(inputs, (a, b) => a / b),
        "Add" => Pairs(inputs, (a, b) => a + b),
        string other => throw new NotSupportedException($"The operator {other} is in no policy."),
    };

    private static double[] Gemm(ProtobufFields node, double[][] inputs)
    {
        if (Attribute(node, "transB").Integer(3) != 1)
            throw new FormatException("Weights are [out][in], so B is transposed.");
        (double[] x, double[] weights, double[] bias) = (inputs[0], inputs[1], inputs[2]);
        return [.. bias.Select((shift, row) => shift + x.Select((value, column) => value * weights[(row * x.Length) + column]).Sum())];
    }

    private static double[] Normalised(ProtobufFields node, double[][] inputs)
    {
        if (Attribute(node, "axis").Integer(3) != -1)
            throw new FormatException("The features are the last axis.");
        double mean = inputs[0].Average(), variance = inputs[0].Average(value => (value - mean) * (value - mean));
        double scale = 1 / Math.Sqrt(variance + Attribute(node, "epsilon").Number(2));
        return [.. inputs[0].Select((value, i) => ((value - mean) * scale * inputs[1][i]) + inputs[2][i])];
    }

    private static ProtobufFields Attribute(ProtobufFields node, string name) => node.Messages(5).Single(attribute => attribute.Text(1) == name);

    private static double[] Each(double[] values, Func<double, double> function) => [.. values.Select(function)];

    private static double[] Pairs(double[][] inputs, Func<double, double, double> function) =>
        [.. inputs[0].Select((value, i) => function(value, inputs[1].Length == 1 ? inputs[1][0] : inputs[1][i]))];

    private (string Name, string Batch, long Features) Matrix(int field)
    {
        ProtobufFields value = graph.Message(field), tensor = value.Message(2).Message(1);
        ProtobufFields[] lengths = [.. tensor.Message(2).Messages(1)];
        return tensor.Integer(1) == 1 && lengths.Length == 2
            ? (value.Text(1), lengths[0].Text(2), lengths[1].Integer(1))
            : throw new FormatException($"{value.Text(1)} is no matrix of float32.");
    }
}
