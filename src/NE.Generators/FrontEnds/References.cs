using System.Collections.Generic;
using NE.Generators.Diagnostics;
using NE.Generators.Vocabulary;

namespace NE.Generators.FrontEnds;

/// <summary>What a project references, as far as its agents need it.</summary>
/// <param name="Runtime">Whether it can see NE.Runtime.</param>
/// <param name="OtherDsl">The version of its NE.Dsl where that is not the one that the compiler carries, else null.</param>
internal sealed record References(bool Runtime, string? OtherDsl)
{
    /// <summary>Whether agents can be made.</summary>
    public bool Complete => Runtime && OtherDsl is null;

    /// <summary>Why no agent can be made for an experiment.</summary>
    public IEnumerable<Problem> Problems(string experiment)
    {
        if (!Runtime)
        {
            yield return new(
                ProblemId.RuntimeMissing,
                $"No agent can be made for '{experiment}': this project does not reference NE.Runtime. Add a reference to it beside NE.Dsl.",
                [Anchor.Declaration]);
        }

        if (OtherDsl is not null)
        {
            yield return new(
                ProblemId.OtherVocabulary,
                $"No agent can be made for '{experiment}': this project references NE.Dsl {OtherDsl}, and its compiler knows the settings of "
                + $"NE.Dsl {Schema.Version}. Reference one version of NE.Dsl and take the compiler from it, then rebuild.",
                [Anchor.Declaration]);
        }
    }
}
