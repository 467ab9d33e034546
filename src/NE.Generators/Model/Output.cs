using System.Linq;
using NE.Generators.Diagnostics;

namespace NE.Generators.Model;

/// <summary>The output for one place: its agent, or placeholders for its layers. One of the two is null.</summary>
/// <param name="Declaration">The complete experiment.</param>
/// <param name="Incomplete">A place for which no agent can be generated.</param>
/// <param name="Written">A place in a file other than C#, whose class is also generated; null for a user's class.</param>
internal sealed record Output(Declaration? Declaration, Declared? Incomplete, Declared? Written = null)
{
    /// <summary>Decides what to print.</summary>
    /// <param name="resolution">The place.</param>
    /// <param name="complete">Whether the project has all references that agents need.</param>
    /// <remarks>Problems, and values that are not printed, are dropped: changes to them must not reprint anything.</remarks>
    public static Output Of(Resolution resolution, bool complete)
    {
        Declared declared = resolution.Declared;
        Declared? written = declared is not { Source: DeclarationSource.Yaml, Header.Length: > 0, Clashes: 0 } ? null
            : resolution.Problems.Any(static problem => problem.Id == ProblemId.VariantOfNonExperiment) ? declared with { Base = "" }
            : declared;
        return complete && resolution.Complete
            ? new(resolution.Declaration, null, written)
            : new(null, declared with { Parts = [], Without = [], Task = null, Summary = "", ReferencedBases = [] }, written);
    }

    /// <summary>Full name of the experiment whose program this one runs; null if it has its own program.</summary>
    public string? Program { get; init; }
}
