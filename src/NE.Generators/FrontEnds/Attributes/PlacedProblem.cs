using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using NE.Generators.Diagnostics;

namespace NE.Generators.FrontEnds.Attributes;

/// <summary>A problem with its place in a file, comparable by value.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Message">Its message.</param>
/// <param name="Path">The file.</param>
/// <param name="Span">The characters.</param>
/// <param name="Lines">Their lines and columns.</param>
internal sealed record PlacedProblem(string Id, string Message, string Path, TextSpan Span, LinePositionSpan Lines)
{
    /// <summary>The diagnostic.</summary>
    public Diagnostic Diagnostic => Diagnostic.Create(Descriptors.Of(Id), Location.Create(Path, Span, Lines), Message);

    /// <summary>A problem at a location.</summary>
    public static PlacedProblem Of(Problem problem, Location? place)
    {
        FileLinePositionSpan lines = place?.GetLineSpan() ?? default;
        return new(problem.Id, problem.Message, lines.Path ?? "", place?.SourceSpan ?? default, lines.Span);
    }
}
