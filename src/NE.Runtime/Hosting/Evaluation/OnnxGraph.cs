using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace NE.Runtime.Hosting.Evaluation;

/// <summary>
/// A graph of ONNX operators under construction: nodes in order of evaluation, and constant tensors of float32. Field numbers and operator
/// versions are those of onnx.proto and of operator set 17 (github.com/onnx/onnx).
/// </summary>
internal sealed class OnnxGraph(string name)
{
    private const int FormatVersion = 8;
    private const int OperatorSet = 17;
    private const int Float = 1;
    private const int AttributeOfFloat = 1;
    private const int AttributeOfInteger = 2;

    private readonly OnnxMessage graph = new OnnxMessage().Text(2, name);
    private readonly HashSet<string> constants = [];

    /// <summary>An attribute of a node.</summary>
    internal static OnnxMessage Attribute(string name, float value) => new OnnxMessage().Text(1, name).Number(2, value).Integer(20, AttributeOfFloat);

    /// <summary>An attribute of a node.</summary>
    internal static OnnxMessage Attribute(string name, long value) => new OnnxMessage().Text(1, name).Integer(3, value).Integer(20, AttributeOfInteger);

    /// <summary>Adds a node with one output.</summary>
    /// <param name="operation">Its operator.</param>
    /// <param name="output">Name of the tensor that it makes.</param>
    /// <param name="inputs">Names of the tensors that it takes.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <returns>The name of its output.</returns>
    internal string Node(string operation, string output, ReadOnlySpan<string> inputs, params ReadOnlySpan<OnnxMessage> attributes)
    {
        OnnxMessage node = new();
        foreach (string input in inputs)
        {
            node.Text(1, input);
        }

        node.Text(2, output).Text(3, output).Text(4, operation);
        foreach (OnnxMessage attribute in attributes)
        {
            node.Message(5, attribute);
        }

        graph.Message(1, node);
        return output;
    }

    /// <summary>Adds a constant tensor, unless there is one of that name.</summary>
    /// <returns>Its name.</returns>
    internal string Constant(string constant, ReadOnlySpan<float> values, params ReadOnlySpan<int> shape)
    {
        if (!constants.Add(constant))
        {
            return constant;
        }

        OnnxMessage tensor = new();
        foreach (int length in shape)
        {
            tensor.Integer(1, length);
        }

        byte[] raw = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(raw.AsSpan(i * sizeof(float)), values[i]);
        }

        graph.Message(5, tensor.Integer(2, Float).Text(8, constant).Bytes(9, raw));
        return constant;
    }

    /// <summary>Declares an input of the graph, of shape [batch, features] with any batch.</summary>
    internal void Input(string tensor, int features) => graph.Message(11, Matrix(tensor, features));

    /// <summary>Declares an output of the graph, of shape [batch, features] with any batch.</summary>
    internal void Output(string tensor, int features) => graph.Message(12, Matrix(tensor, features));

    /// <summary>The file of the graph.</summary>
    /// <param name="metadata">Texts that readers of the file can show.</param>
    internal byte[] ToModel(IReadOnlyDictionary<string, string> metadata)
    {
        OnnxMessage model = new OnnxMessage().Integer(1, FormatVersion).Text(2, "NE.Dsl").Message(7, graph)
            .Message(8, new OnnxMessage().Text(1, "").Integer(2, OperatorSet));
        foreach ((string key, string value) in metadata)
        {
            model.Message(14, new OnnxMessage().Text(1, key).Text(2, value));
        }

        return model.ToArray();
    }

    private static OnnxMessage Matrix(string tensor, int features)
    {
        OnnxMessage shape = new OnnxMessage().Message(1, new OnnxMessage().Text(2, "batch")).Message(1, new OnnxMessage().Integer(1, features));
        return new OnnxMessage().Text(1, tensor).Message(2, new OnnxMessage().Message(1, new OnnxMessage().Integer(1, Float).Message(2, shape)));
    }
}
