using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;

namespace NE.Generators.Methods.ReDo;

/// <summary>Checks that units are selected in one way.</summary>
internal static class ReDoRules
{
    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown)
    {
        if (declaration.Part<ReDoAttribute>() is { Lowest: 0, Schedule: not ReDoSchedule.Constant })
        {
            yield return new(
                ProblemId.MethodValueUnused,
                "ReDo.Schedule has no effect: it changes the share of neurons that Lowest recycles, and neurons are selected by Threshold. Delete it, or set "
                + "Lowest.",
                [Anchor.Part("ReDo", "Schedule")]);
        }

        if (declaration.Part<ReDoAttribute>() is { Lowest: > 0 } settings && settings.Threshold != new ReDoAttribute().Threshold)
        {
            yield return new(
                ProblemId.MethodValueUnused,
                $"ReDo.Threshold has no effect: Lowest = {MessageFormat.Number(settings.Lowest)} recycles a share of each layer's neurons, whatever their "
                + "scores. Delete one of the two.",
                [Anchor.Part("ReDo", "Threshold"), Anchor.Part("ReDo", "Lowest")]);
        }
    }
}
