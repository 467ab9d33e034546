using System.Collections.Generic;
using NE.Generators.Diagnostics;
using NE.Generators.Vocabulary;

namespace NE.Generators.FrontEnds;

/// <summary>The references of a project that its agents need.</summary>
/// <param name="Runtime">Whether it can see NE.Runtime.</param>
/// <param name="OtherDsl">The version of its NE.Dsl if it differs from the compiler's, else null.</param>
internal sealed record References(bool Runtime, string? OtherDsl)
{
    /// <summary>Whether agents can be generated.</summary>
    public bool Complete => Runtime && OtherDsl is null;

    /// <summary>Why no agent can be generated for an experiment.</summary>
    public IEnumerable<Problem> Problems(string experiment)
    {
        if (!Runtime)
        {
            yield return new(
                ProblemId.RuntimeMissing,
                $"No agent can be generated for '{experiment}': this project does not reference NE.Runtime. Add a reference to it in addition to NE.Dsl.",
                [Anchor.Declaration]);
        }

        if (OtherDsl is not null)
        {
            yield return new(
                ProblemId.OtherVocabulary,
                $"No agent can be generated for '{experiment}': this project references NE.Dsl {OtherDsl}, but its compiler was built for "
                + $"NE.Dsl {Schema.Version}. Use the same version for both, then rebuild.",
                [Anchor.Declaration]);
        }
    }
}
