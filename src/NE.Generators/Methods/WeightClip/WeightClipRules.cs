using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;

namespace NE.Generators.Methods.WeightClip;

/// <summary>Checks that weight clipping has an effect.</summary>
internal static class WeightClipRules
{
    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown)
    {
        if (declaration.WeightClip is { Scope: not (ClipScope.All or ClipScope.HiddenWeights) } clip && declaration.Grow is null)
        {
            yield return new(
                ProblemId.ClipWithoutGrowth,
                $"WeightClip.Scope = ClipScope.{clip.Scope} clips only newborns, and there is no growth, so nothing is ever "
                + "clipped; write "
                + "Scope = ClipScope.All, or remove clipping with [Without<WeightClipAttribute>].",
                [Anchor.Part("WeightClip", "Scope"), Anchor.Without("Grow"), Anchor.Part("Dense"), Anchor.Declaration]);
        }
    }
}
