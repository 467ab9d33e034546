using NE.Generators.Model;

namespace NE.Generators.Diagnostics;

/// <summary>A problem of a declaration.</summary>
/// <param name="Id">Its id (<see cref="ProblemId"/>).</param>
/// <param name="Message">One or two sentences: the problem, with numbers, and the remedy.</param>
/// <param name="Anchors">
/// Its subjects, most specific first; it is shown at the first one that was written at the declaration.
/// </param>
internal sealed record Problem(string Id, string Message, EquatableArray<Anchor> Anchors)
{
    /// <summary>Whether it prevents an agent from being generated: errors do, warnings and informational diagnostics do not.</summary>
    public bool Blocks => ProblemId.Blocks(Id);
}
