using System.Linq;
using NE.Generators.Diagnostics;

namespace NE.Generators.Model;

/// <summary>What is printed for one place: its agent, or stand-ins for its layers. One of the two is null.</summary>
/// <param name="Declaration">The complete experiment.</param>
/// <param name="Incomplete">A place of which no agent can be made.</param>
/// <param name="Written">A place in a file that is not C#, whose class is printed too; null for a class of the user's.</param>
internal sealed record Output(Declaration? Declaration, Declared? Incomplete, Declared? Written = null)
{
    /// <summary>Decides what to print.</summary>
    /// <param name="resolution">The place.</param>
    /// <param name="complete">Whether the project references all that agents need.</param>
    /// <remarks>Problems and what was written but is not printed are left behind: they must not print anything anew.</remarks>
    public static Output Of(Resolution resolution, bool complete)
    {
        Declared declared = resolution.Declared;
        Declared? written = declared is not { Source: DeclarationSource.Yaml, Header.Length: > 0 } ? null
            : resolution.Problems.Any(static problem => problem.Id == ProblemId.VariantOfNonExperiment) ? declared with { Base = "" }
            : declared;
        return complete && resolution.Complete
            ? new(resolution.Declaration, null, written)
            : new(null, declared with { Parts = [], Without = [], Task = null, Summary = "", ReferencedBases = [] }, written);
    }

    /// <summary>Full name of the experiment whose program this one runs; null when it has a program of its own.</summary>
    public string? Program { get; init; }
}
