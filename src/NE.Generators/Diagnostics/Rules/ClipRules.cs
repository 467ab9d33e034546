using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Model;

namespace NE.Generators.Diagnostics.Rules;

/// <summary>Whether weight clipping ever acts.</summary>
internal static class ClipRules
{
    public static IEnumerable<Problem> Check(Declaration declaration)
    {
        if (declaration.WeightClip is { Scope: not ClipScope.All } clip && declaration.Grow is null)
        {
            yield return new(
                ProblemId.ClipWithoutGrowth,
                $"WeightClip.Scope = ClipScope.{clip.Scope} clips what growth brings, and there is no growth, so nothing is ever "
                + "clipped; write "
                + "Scope = ClipScope.All, or remove clipping with [Without<WeightClipAttribute>].",
                [Anchor.Part("WeightClip", "Scope"), Anchor.Without("Grow"), Anchor.Part("Dense"), Anchor.Declaration]);
        }
    }
}
