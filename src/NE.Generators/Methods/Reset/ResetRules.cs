using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;

namespace NE.Generators.Methods.Reset;

/// <summary>Rules for resets of whole networks.</summary>
internal static class ResetRules
{
    /// <summary>Checks an experiment.</summary>
    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown)
    {
        if (!sizesKnown || declaration.Part<ResetAttribute>() is not { EverySwitch: true } settings)
        {
            yield break;
        }

        if (ResetMethod.Changes(declaration))
        {
            if (settings.Every != new ResetAttribute().Every)
            {
                yield return new(
                    ProblemId.MethodValueUnused,
                    "Reset.Every has no effect: resets take place when the task changes, and at no other time. Delete it or EverySwitch.",
                    [Anchor.Part("Reset", nameof(ResetAttribute.Every))]);
            }
        }
        else
        {
            yield return new(
                ProblemId.MethodValueUnused,
                "Reset.EverySwitch has no effect: the task never changes, so resets take place every Every updates. Add [Sequence] or a [Shift], or delete it.",
                [Anchor.Part("Reset", nameof(ResetAttribute.EverySwitch))]);
        }
    }
}
