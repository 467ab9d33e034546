using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;

namespace NE.Generators.Methods.ChurnReduction;

/// <summary>Checks that each setting of churn reduction has an effect.</summary>
internal static class ChurnReductionRules
{
    /// <summary>Checks an experiment.</summary>
    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown)
    {
        if (declaration.Part<ChurnReductionAttribute>() is not { } settings)
        {
            yield break;
        }

        var given = new ChurnReductionAttribute();
        if (!settings.Critics && settings.CriticWeight != given.CriticWeight)
        {
            yield return Unused(nameof(settings.CriticWeight), "critics have no term. Set Critics = true, or delete it.");
        }

        if (settings.Target == 0 && settings.Start != given.Start)
        {
            yield return Unused(nameof(settings.Start), "with Target = 0 the coefficient stays as it is. Delete one of the two.");
        }

        if (settings.Target == 0 && settings.Window != given.Window)
        {
            yield return Unused(nameof(settings.Window), "with Target = 0 the coefficient stays as it is. Delete one of the two.");
        }
    }

    private static Problem Unused(string setting, string reason) => new(
        ProblemId.MethodValueUnused, $"ChurnReduction.{setting} has no effect: {reason}", [Anchor.Part("ChurnReduction", setting)]);
}
