using System.Linq;
using NE.Generators.Diagnostics;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>Something wrong in a YAML file, with its place.</summary>
/// <param name="Id">Its id (<see cref="ProblemId"/>).</param>
/// <param name="Message">What is wrong and the remedy.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record YamlProblem(string Id, string Message, YamlSpan Span)
{
    /// <summary>What is wrong and the remedy, on one line whatever was quoted.</summary>
    public string Message { get; init; } = Message.Any(char.IsControl)
        ? new string([.. Message.Select(static letter => char.IsControl(letter) ? ' ' : letter)])
        : Message;
}
