using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;

namespace NE.Generators.Methods.ReferenceGrowth;

/// <summary>Checks that growth as in the reference code has sparse layers, to itself; says what that code does with dense networks.</summary>
internal static class ReferenceGrowthRules
{
    private const string Part = "ReferenceGrowth";

    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown)
    {
        if (declaration.Part<ReferenceGrowthAttribute>() is null)
        {
            if (declaration.Preset == nameof(Preset.ReferenceCode) && declaration.Networks.Count > 0
                && (declaration.Topology is null || declaration.Networks.All(static network => network.Dense)))
            {
                yield return new(
                    ProblemId.DenseInReferenceCode,
                    "The reference code never takes an optimiser step of a dense network, so its dense TD3 learns nothing; this experiment takes them. Use "
                    + "Preset.Paper for a dense baseline.",
                    [Anchor.Part("Experiment", nameof(ExperimentAttribute.Preset)), Anchor.Part("Dense"), Anchor.Declaration]);
            }

            yield break;
        }

        if (declaration.Topology is null)
        {
            yield return new(
                ProblemId.ReferenceGrowthWithoutTopology,
                "[ReferenceGrowth] grows sparse layers, and all layers are dense; add [Topology], or remove [ReferenceGrowth].",
                [Anchor.Part(Part), Anchor.Without("Topology"), Anchor.Declaration]);
            yield break;
        }

        string[] others = [.. new[] { "Grow", "Rewire", "GradualPruning" }.Where(name => declaration.Parts.Any(part => part.Name == name))];
        if (others.Length > 0)
        {
            string remedy = declaration.Preset == nameof(Preset.ReferenceCode) ? "[Without<ReferenceGrowthAttribute>]"
                : others[0] == "Grow" ? "[Without<GrowAttribute>, Without<PruneAttribute>]"
                : $"[Without<{others[0]}Attribute>]";
            yield return new(
                ProblemId.ReferenceGrowthWithOther,
                $"[ReferenceGrowth] decides alone which connections are live, and so does [{others[0]}]; remove one of them, for example with {remedy}.",
                [Anchor.Part(others[0]), Anchor.Part(Part), Anchor.Declaration]);
        }
    }
}
