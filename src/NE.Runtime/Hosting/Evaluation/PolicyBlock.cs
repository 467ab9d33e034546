using System.Globalization;
using NE.Runtime.Networks;

namespace NE.Runtime.Hosting.Evaluation;

/// <summary>A residual block of a policy: x + contract(relu(expand(norm(x)))).</summary>
/// <param name="Name">First words of the names of its tensors, <c>Policy.Block1</c>.</param>
/// <param name="Units">Its width.</param>
/// <param name="Hidden">Its hidden units.</param>
/// <param name="NormEpsilon">Added to the variance.</param>
internal sealed record PolicyBlock(string Name, int Units, int Hidden, float NormEpsilon) : PolicyStage(Name)
{
    /// <summary>The first word of its line.</summary>
    internal const string Word = "residual ";

    /// <inheritdoc/>
    internal override int Inputs => Units;

    /// <inheritdoc/>
    internal override int Outputs => Units;

    /// <summary>Reads a line such as <c>Policy.Block1 = residual 128 -> 512 -> 128, norm 1E-05, relu, 9216 + 9216 live at start</c>.</summary>
    internal static new PolicyBlock Parse(string line)
    {
        string[] sides = line.Split(" = ");
        string[] parts = sides[1][Word.Length..].Split(", ");
        string[] sizes = parts[0].Split(" -> ");
        return new(
            sides[0], int.Parse(sizes[0], CultureInfo.InvariantCulture), int.Parse(sizes[1], CultureInfo.InvariantCulture),
            Number(parts[1].Split(' ')[1]));
    }

    /// <inheritdoc/>
    internal override string Add(OnnxGraph graph, ITensorReader tensors, string input)
    {
        string normed = Normalised(graph, tensors, Name, Units, NormEpsilon, input);
        string sum = Linear(graph, tensors, $"{Name}.Expand", Units, Hidden, normed);
        string hidden = graph.Node("Relu", $"{Name}.relu", [sum]);
        string branch = Linear(graph, tensors, $"{Name}.Contract", Hidden, Units, hidden);
        return graph.Node("Add", $"{Name}.sum", [input, branch]);
    }
}
