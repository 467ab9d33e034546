using System;
using System.Globalization;
using NE.Runtime.Networks;

namespace NE.Runtime.Hosting.Evaluation;

/// <summary>A stage of a policy, as the structure of its experiment states it.</summary>
/// <param name="Name">First words of the names of its tensors, <c>Policy.Hidden1</c>.</param>
internal abstract record PolicyStage(string Name)
{
    /// <summary>Width of its input.</summary>
    internal abstract int Inputs { get; }

    /// <summary>Width of its output.</summary>
    internal abstract int Outputs { get; }

    /// <summary>Reads a line of a network, <c>Policy.NAME = …</c>.</summary>
    internal static PolicyStage Parse(string line)
    {
        string form = line.Split(" = ")[1];
        return form.StartsWith(PolicyBlock.Word, StringComparison.Ordinal) ? PolicyBlock.Parse(line)
            : form.StartsWith(PolicyNorm.Word, StringComparison.Ordinal) ? PolicyNorm.Parse(line)
            : PolicyLayer.Parse(line);
    }

    /// <summary>Adds its nodes to a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="tensors">Source of the parameters.</param>
    /// <param name="input">Name of its input.</param>
    /// <returns>The name of its output.</returns>
    internal abstract string Add(OnnxGraph graph, ITensorReader tensors, string input);

    /// <summary>Adds a linear map with tensors <c>weight</c> and <c>bias</c>.</summary>
    protected static string Linear(OnnxGraph graph, ITensorReader tensors, string name, int inputs, int outputs, string input)
    {
        string weight = Tensor(graph, tensors, $"{name}.weight", outputs, inputs);
        string bias = Tensor(graph, tensors, $"{name}.bias", outputs);
        return graph.Node("Gemm", $"{name}.linear", [input, weight, bias], OnnxGraph.Attribute("transB", 1L));
    }

    /// <summary>Adds a layer normalisation with tensors <c>Norm.weight</c> and <c>Norm.bias</c>.</summary>
    protected static string Normalised(OnnxGraph graph, ITensorReader tensors, string name, int units, float epsilon, string input)
    {
        string gain = Tensor(graph, tensors, $"{name}.Norm.weight", units);
        string shift = Tensor(graph, tensors, $"{name}.Norm.bias", units);
        return graph.Node(
            "LayerNormalization", $"{name}.norm", [input, gain, shift], OnnxGraph.Attribute("axis", -1L), OnnxGraph.Attribute("epsilon", epsilon));
    }

    /// <summary>Adds a normalisation by the root mean square with a tensor <c>Norm.weight</c>; operators of its own come with later sets.</summary>
    protected static string RmsNormalised(OnnxGraph graph, ITensorReader tensors, string name, int units, float epsilon, string input)
    {
        string squares = graph.Node("Mul", $"{name}.squares", [input, input]);
        string mean = graph.Node("ReduceMean", $"{name}.mean_square", [squares], OnnxGraph.List("axes", -1), OnnxGraph.Attribute("keepdims", 1L));
        string sum = graph.Node("Add", $"{name}.mean_square_and_epsilon", [mean, graph.Constant($"{name}.Norm.epsilon", [epsilon])]);
        string normal = graph.Node("Div", $"{name}.normal", [input, graph.Node("Sqrt", $"{name}.root", [sum])]);
        return graph.Node("Mul", $"{name}.norm", [normal, Tensor(graph, tensors, $"{name}.Norm.weight", units)]);
    }

    /// <summary>A number as the structure writes it.</summary>
    protected static float Number(string text) => (float)double.Parse(text, CultureInfo.InvariantCulture);

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
