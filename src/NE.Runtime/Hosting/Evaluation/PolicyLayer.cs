using System;
using System.Globalization;
using System.Linq;

namespace NE.Runtime.Hosting.Evaluation;

/// <summary>A layer of a policy, as stated in the structure of its experiment.</summary>
/// <param name="Name">Name of its tensors, <c>Policy.Hidden1</c>.</param>
/// <param name="Inputs">Inputs of the linear map.</param>
/// <param name="Outputs">Outputs of the linear map.</param>
/// <param name="NormEpsilon">Added to the variance by the layer normalisation between map and activation; null without one.</param>
/// <param name="Activation">Name of the activation in lower case.</param>
internal sealed record PolicyLayer(string Name, int Inputs, int Outputs, float? NormEpsilon, string Activation)
{
    private const string Norm = "norm ";

    /// <summary>Parses a line such as <c>Policy.Hidden1 = 17 -> 256, norm 1E-05, relu, 4352 live at start</c>.</summary>
    /// <param name="line">A line of the structure.</param>
    internal static PolicyLayer Parse(string line)
    {
        string[] sides = line.Split(" = ");
        string[] parts = sides[1].Split(", ");
        string[] sizes = parts[0].Split(" -> ");
        string? norm = parts.FirstOrDefault(part => part.StartsWith(Norm, StringComparison.Ordinal));
        return new(
            sides[0],
            int.Parse(sizes[0], CultureInfo.InvariantCulture),
            int.Parse(sizes[1], CultureInfo.InvariantCulture),
            norm is null ? null : (float)double.Parse(norm[Norm.Length..], CultureInfo.InvariantCulture),
            parts[norm is null ? 1 : 2]);
    }
}
