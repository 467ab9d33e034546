using System.Linq;
using NE.Generators.Diagnostics;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>A problem in a YAML file, with its location.</summary>
/// <param name="Id">Its id (<see cref="ProblemId"/>).</param>
/// <param name="Message">The problem and the remedy.</param>
/// <param name="Span">Its location.</param>
internal sealed record YamlProblem(string Id, string Message, YamlSpan Span)
{
    /// <summary>The problem and the remedy, always on one line.</summary>
    public string Message { get; init; } = Message.Any(char.IsControl)
        ? new string([.. Message.Select(static letter => char.IsControl(letter) ? ' ' : letter)])
        : Message;
}
