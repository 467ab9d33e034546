using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using Google.Protobuf;
using NE.Runtime.Hosting.Evaluation.Onnx;

namespace NE.Runtime.Hosting.Evaluation;

/// <summary>
/// A graph of ONNX operators under construction: nodes in order of evaluation, and constant tensors of float32. Operators are those of
/// operator set 17 (github.com/onnx/onnx).
/// </summary>
internal sealed class OnnxGraph(string name)
{
    private const int FormatVersion = 8;
    private const int OperatorSetVersion = 17;

    private readonly Graph graph = new() { Name = name };
    private readonly HashSet<string> constants = [];

    /// <summary>An attribute of a node.</summary>
    internal static NodeAttribute Attribute(string name, float value) => new() { Name = name, F = value, Type = NodeAttribute.Types.Kind.Float };

    /// <summary>An attribute of a node.</summary>
    internal static NodeAttribute Attribute(string name, long value) => new() { Name = name, I = value, Type = NodeAttribute.Types.Kind.Int };

    /// <summary>An attribute of a node: a list with one number.</summary>
    internal static NodeAttribute List(string name, long value) => new() { Name = name, Ints = { value }, Type = NodeAttribute.Types.Kind.Ints };

    /// <summary>Adds a node with one output.</summary>
    /// <param name="operation">Its operator.</param>
    /// <param name="output">Name of its output tensor.</param>
    /// <param name="inputs">Names of its input tensors.</param>
    /// <param name="attributes">Its attributes.</param>
    /// <returns>The name of its output.</returns>
    internal string Node(string operation, string output, ReadOnlySpan<string> inputs, params ReadOnlySpan<NodeAttribute> attributes)
    {
        graph.Node.Add(new Node
        {
            Input = { inputs.ToArray() },
            Output = { output },
            Name = output,
            OpType = operation,
            Attribute = { attributes.ToArray() },
        });
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

        byte[] raw = new byte[values.Length * sizeof(float)];
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(raw.AsSpan(i * sizeof(float)), values[i]);
        }

        Tensor tensor = new() { DataType = DataType.Float, Name = constant, RawData = UnsafeByteOperations.UnsafeWrap(raw) };
        foreach (int length in shape)
        {
            tensor.Dims.Add(length);
        }

        graph.Initializer.Add(tensor);
        return constant;
    }

    /// <summary>Declares an input of the graph, of shape [batch, features] with any batch.</summary>
    internal void Input(string tensor, int features) => graph.Input.Add(Matrix(tensor, features));

    /// <summary>Declares an output of the graph, of shape [batch, features] with any batch.</summary>
    internal void Output(string tensor, int features) => graph.Output.Add(Matrix(tensor, features));

    /// <summary>Serialises the graph.</summary>
    /// <param name="metadata">Strings that readers of the file can show.</param>
    internal byte[] ToModel(IReadOnlyDictionary<string, string> metadata)
    {
        Model model = new()
        {
            IrVersion = FormatVersion,
            ProducerName = "NE.Dsl",
            Graph = graph,
            OpsetImport = { new OperatorSet { Domain = "", Version = OperatorSetVersion } },
        };
        foreach ((string key, string value) in metadata)
        {
            model.MetadataProps.Add(new Entry { Key = key, Value = value });
        }

        return model.ToByteArray();
    }

    private static ValueInfo Matrix(string tensor, int features)
    {
        Shape shape = new() { Dim = { new Shape.Types.Dimension { DimParam = "batch" }, new Shape.Types.Dimension { DimValue = features } } };
        return new() { Name = tensor, Type = new() { TensorType = new() { ElemType = DataType.Float, Shape = shape } } };
    }
}
