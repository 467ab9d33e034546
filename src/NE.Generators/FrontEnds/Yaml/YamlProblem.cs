using NE.Generators.Diagnostics;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>Something wrong in a YAML file, with its place.</summary>
/// <param name="Id">Its id (<see cref="ProblemId"/>).</param>
/// <param name="Message">What is wrong and the remedy.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record YamlProblem(string Id, string Message, YamlSpan Span);
