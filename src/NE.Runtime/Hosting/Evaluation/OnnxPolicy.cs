using System;
using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Environments;
using NE.Runtime.Networks;

namespace NE.Runtime.Hosting.Evaluation;

/// <summary>
/// A policy as an ONNX graph of float32: input <c>observation</c> [batch, observations], output <c>action</c> [batch, actions] within the
/// task's bounds. Connections that are not live are weights of 0.
/// </summary>
internal static class OnnxPolicy
{
    private const float SquareRootOfTwo = 1.41421356f;

    /// <summary>Serialises a policy.</summary>
    /// <param name="layers">Its layers, in order; at least one.</param>
    /// <param name="tensors">
    /// Returns <c>weight</c> [out][in] and <c>bias</c> of each layer, <c>Norm.weight</c> and <c>Norm.bias</c> of a normalised one.
    /// </param>
    /// <param name="action">Maps the output of the last layer, within ±1, to the task's action.</param>
    /// <param name="metadata">Strings stored in the file.</param>
    internal static byte[] Of(
        IReadOnlyList<PolicyLayer> layers, ITensorReader tensors, ActionSpec action, IReadOnlyDictionary<string, string> metadata)
    {
        OnnxGraph graph = new("policy");
        graph.Input("observation", layers[0].Inputs);
        string current = "observation";
        foreach (PolicyLayer layer in layers)
        {
            string weight = Tensor(graph, tensors, $"{layer.Name}.weight", layer.Outputs, layer.Inputs);
            string bias = Tensor(graph, tensors, $"{layer.Name}.bias", layer.Outputs);
            current = graph.Node("Gemm", $"{layer.Name}.linear", [current, weight, bias], OnnxGraph.Attribute("transB", 1L));
            if (layer.NormEpsilon is { } epsilon)
            {
                string gain = Tensor(graph, tensors, $"{layer.Name}.Norm.weight", layer.Outputs);
                string shift = Tensor(graph, tensors, $"{layer.Name}.Norm.bias", layer.Outputs);
                current = graph.Node(
                    "LayerNormalization", $"{layer.Name}.norm", [current, gain, shift], OnnxGraph.Attribute("axis", -1L), OnnxGraph.Attribute("epsilon", epsilon));
            }

            current = Activation(graph, layer, current);
        }

        if (action.IsMapped)
        {
            float[] halfRange = [.. Enumerable.Range(0, action.Size).Select(i => (float)action.HalfRange(i))];
            float[] centre = [.. Enumerable.Range(0, action.Size).Select(i => (float)action.Centre(i))];
            string scaled = graph.Node("Mul", "action.scaled", [current, graph.Constant("action_half_range", halfRange, action.Size)]);
            graph.Node("Add", "action", [scaled, graph.Constant("action_centre", centre, action.Size)]);
        }
        else
        {
            graph.Node("Mul", "action", [current, graph.Constant("action_limit", [action.Limit])]);
        }

        graph.Output("action", layers[^1].Outputs);
        return graph.ToModel(metadata);
    }

    private static string Activation(OnnxGraph graph, PolicyLayer layer, string z)
    {
        string output = $"{layer.Name}.{layer.Activation}";
        return layer.Activation switch
        {
            "identity" => z,
            "relu" => graph.Node("Relu", output, [z]),
            "leakyrelu" => graph.Node("LeakyRelu", output, [z], OnnxGraph.Attribute("alpha", 0.01f)),
            "elu" => graph.Node("Elu", output, [z], OnnxGraph.Attribute("alpha", 1f)),
            "gelu" => Gelu(graph, z, output),
            "silu" => graph.Node("Mul", output, [z, graph.Node("Sigmoid", $"{output}.sigmoid", [z])]),
            "tanh" => graph.Node("Tanh", output, [z]),
            "sigmoid" => graph.Node("Sigmoid", output, [z]),
            "softplus" => graph.Node("Softplus", output, [z]),
            _ => throw new NotSupportedException($"The activation {layer.Activation} of {layer.Name} has no ONNX form."),
        };
    }

    // z/2 · (1 + erf(z/√2)); a dedicated operator exists only from operator set 20 on.
    private static string Gelu(OnnxGraph graph, string z, string output)
    {
        string scaled = graph.Node("Div", $"{output}.scaled", [z, graph.Constant("square_root_of_two", [SquareRootOfTwo])]);
        string erf = graph.Node("Erf", $"{output}.erf", [scaled]);
        string sum = graph.Node("Add", $"{output}.sum", [erf, graph.Constant("one", [1f])]);
        string half = graph.Node("Mul", $"{output}.half", [z, graph.Constant("half", [0.5f])]);
        return graph.Node("Mul", output, [half, sum]);
    }

    private static string Tensor(OnnxGraph graph, ITensorReader tensors, string name, params ReadOnlySpan<int> shape)
    {
        int count = 1;
        foreach (int length in shape)
        {
            count *= length;
        }

        float[] values = new float[count];
        tensors.Read(name, values);
        return graph.Constant(name, values, shape);
    }
}
