using System;
using System.Globalization;
using System.Linq;
using NE.Runtime.Networks;

namespace NE.Runtime.Hosting.Evaluation;

/// <summary>A layer of a policy, as stated in the structure of its experiment.</summary>
/// <param name="Name">Name of its tensors, <c>Policy.Hidden1</c>.</param>
/// <param name="Senders">Inputs of the linear map.</param>
/// <param name="Receivers">Outputs of the linear map.</param>
/// <param name="NormEpsilon">Added before the root by the normalisation between map and activation; null without one.</param>
/// <param name="Activation">Name of the activation in lower case.</param>
internal sealed record PolicyLayer(string Name, int Senders, int Receivers, float? NormEpsilon, string Activation) : PolicyStage(Name)
{
    private const float SquareRootOfTwo = 1.41421356f;
    private const string Norm = "norm ";
    private const string Rms = "rms ";

    /// <summary>Whether the normalisation subtracts the mean and has biases.</summary>
    internal bool Centred { get; init; } = true;

    /// <inheritdoc/>
    internal override int Inputs => Senders;

    /// <inheritdoc/>
    internal override int Outputs => IsPair ? 2 * Receivers : Receivers;

    /// <summary>Whether the activation has two features per unit.</summary>
    internal bool IsPair => Activation is "crelu" or "fourier";

    /// <summary>Parses a line such as <c>Policy.Hidden1 = 17 -> 256, norm 1E-05, relu, 4352 live at start</c>.</summary>
    /// <param name="line">A line of the structure.</param>
    internal static new PolicyLayer Parse(string line)
    {
        string[] sides = line.Split(" = ");
        string[] parts = sides[1].Split(", ");
        string[] sizes = parts[0].Split(" -> ");
        string? norm = parts.FirstOrDefault(part => part.StartsWith(Norm, StringComparison.Ordinal) || part.StartsWith(Rms, StringComparison.Ordinal));
        return new(
            sides[0],
            int.Parse(sizes[0], CultureInfo.InvariantCulture),
            int.Parse(sizes[1], CultureInfo.InvariantCulture),
            norm is null ? null : Number(norm.Split(' ')[1]),
            parts[norm is null ? 1 : 2])
        {
            Centred = norm?.StartsWith(Rms, StringComparison.Ordinal) != true,
        };
    }

    /// <inheritdoc/>
    internal override string Add(OnnxGraph graph, ITensorReader tensors, string input)
    {
        string sum = Linear(graph, tensors, Name, Inputs, Receivers, input);
        return Activated(graph, NormEpsilon is not { } epsilon ? sum
            : Centred ? Normalised(graph, tensors, Name, Receivers, epsilon, sum)
            : RmsNormalised(graph, tensors, Name, Receivers, epsilon, sum));
    }

    private string Activated(OnnxGraph graph, string z)
    {
        string output = $"{Name}.{Activation}";
        return Activation switch
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
            "crelu" => Pair(
                graph, graph.Node("Relu", $"{output}.first", [z]),
                graph.Node("Relu", $"{output}.second", [graph.Node("Neg", $"{output}.negative", [z])])),
            "fourier" => Pair(graph, graph.Node("Sin", $"{output}.first", [z]), graph.Node("Cos", $"{output}.second", [z])),
            _ => throw new NotSupportedException($"The activation {Activation} of {Name} has no ONNX form."),
        };
    }

    private string Pair(OnnxGraph graph, string first, string second) =>
        graph.Node("Concat", $"{Name}.{Activation}", [first, second], OnnxGraph.Attribute("axis", -1L));

    // z/2 · (1 + erf(z/√2)); an operator of its own comes with operator set 20 only.
    private static string Gelu(OnnxGraph graph, string z, string output)
    {
        string scaled = graph.Node("Div", $"{output}.scaled", [z, graph.Constant("square_root_of_two", [SquareRootOfTwo])]);
        string erf = graph.Node("Erf", $"{output}.erf", [scaled]);
        string sum = graph.Node("Add", $"{output}.sum", [erf, graph.Constant("one", [1f])]);
        string half = graph.Node("Mul", $"{output}.half", [z, graph.Constant("half", [0.5f])]);
        return graph.Node("Mul", output, [half, sum]);
    }
}
