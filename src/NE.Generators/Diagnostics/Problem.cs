using NE.Generators.Model;

namespace NE.Generators.Diagnostics;

/// <summary>Something wrong with a declaration.</summary>
/// <param name="Id">Its id (<see cref="ProblemId"/>).</param>
/// <param name="Message">One sentence or two: what is wrong, with the numbers, and the remedy.</param>
/// <param name="Anchors">
/// What it is about, most telling first; the first one that was written at the declaration is where it is shown.
/// </param>
internal sealed record Problem(string Id, string Message, EquatableArray<Anchor> Anchors)
{
    /// <summary>Whether no agent can be made: errors block, warnings and informations do not.</summary>
    public bool Blocks => ProblemId.Blocks(Id);
}
