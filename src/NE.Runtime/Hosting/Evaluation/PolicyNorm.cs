using System.Globalization;
using NE.Runtime.Networks;

namespace NE.Runtime.Hosting.Evaluation;

/// <summary>A layer normalisation that is a stage of a policy.</summary>
/// <param name="Name">First words of the names of its tensors, <c>Policy.Final</c>.</param>
/// <param name="Units">Its width.</param>
/// <param name="NormEpsilon">Added to the variance.</param>
internal sealed record PolicyNorm(string Name, int Units, float NormEpsilon) : PolicyStage(Name)
{
    /// <summary>The first word of its line.</summary>
    internal const string Word = "norm ";

    /// <inheritdoc/>
    internal override int Inputs => Units;

    /// <inheritdoc/>
    internal override int Outputs => Units;

    /// <summary>Reads a line such as <c>Policy.Final = norm 1E-05 of 128</c>.</summary>
    internal static new PolicyNorm Parse(string line)
    {
        string[] sides = line.Split(" = ");
        string[] words = sides[1].Split(' ');
        return new(sides[0], int.Parse(words[3], CultureInfo.InvariantCulture), Number(words[1]));
    }

    /// <inheritdoc/>
    internal override string Add(OnnxGraph graph, ITensorReader tensors, string input) => Normalised(graph, tensors, Name, Units, NormEpsilon, input);
}
