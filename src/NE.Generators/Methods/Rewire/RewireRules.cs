using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;

namespace NE.Generators.Methods.Rewire;

/// <summary>Checks that there is something to rewire, and that its density is constant.</summary>
internal static class RewireRules
{
    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown)
    {
        if (declaration.Part<RewireAttribute>() is null)
        {
            yield break;
        }

        if (declaration.Topology is null)
        {
            yield return new(
                ProblemId.RewireWithoutTopology,
                "[Rewire] moves the connections of sparse layers, and all layers are dense; add [Topology], or remove [Rewire].",
                [Anchor.Part("Rewire"), Anchor.Without("Topology"), Anchor.Declaration]);
        }
        else if (declaration.Grow is not null)
        {
            yield return new(
                ProblemId.RewireWithGrowth,
                "[Rewire] keeps the density of a layer, and [Grow] raises it; remove growth with [Without<GrowAttribute>, Without<PruneAttribute>], or "
                + "remove [Rewire].",
                [Anchor.Part("Rewire"), Anchor.Part("Grow"), Anchor.Declaration]);
        }
    }
}
