using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;

namespace NE.Generators.Methods.DrM;

/// <summary>Checks that each setting of DrM has an effect.</summary>
internal static class DrMRules
{
    /// <summary>Checks an experiment.</summary>
    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown)
    {
        if (declaration.Part<DrMAttribute>() is not { } settings)
        {
            yield break;
        }

        if (settings.Least > settings.Most)
        {
            yield return new(
                ProblemId.MethodValueUnused,
                $"DrM.Least = {MessageFormat.Number(settings.Least)} has no effect: it is above Most = {MessageFormat.Number(settings.Most)}, the share that every "
                + "perturbation then leaves. Choose a smaller value.",
                [Anchor.Part("DrM", nameof(settings.Least)), Anchor.Part("DrM", nameof(settings.Most)), Anchor.Part("DrM"), Anchor.Declaration]);
        }

        if (!settings.Explore && settings.Calm != new DrMAttribute().Calm)
        {
            yield return new(
                ProblemId.MethodValueUnused, "DrM.Calm has no effect: with Explore = false noise is that of the algorithm. Delete one of the two.",
                [Anchor.Part("DrM", nameof(settings.Calm)), Anchor.Part("DrM")]);
        }
    }
}
