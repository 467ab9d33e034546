using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;

namespace NE.Generators.Methods.HareAndTortoise;

/// <summary>Checks that no reset is undone by the slow average, which still holds the parameters from before it.</summary>
internal static class HareAndTortoiseRules
{
    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown)
    {
        if (declaration.Part<HareAndTortoiseAttribute>() is not null && declaration.Part<ResetAttribute>() is not null)
        {
            yield return new(
                ProblemId.MethodsUndoEachOther,
                "[HareAndTortoise] returns to an average that still holds the parameters from before a [Reset], and so undoes it; keep one of the two.",
                [Anchor.Part("HareAndTortoise"), Anchor.Part("Reset"), Anchor.Declaration]);
        }
    }
}
