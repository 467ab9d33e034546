using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Vocabulary;

namespace NE.Generators.Methods;

/// <summary>Two methods that reset hidden units of the same networks, each of which judges units by a history that the other one interrupts.</summary>
internal static class UnitResetConflict
{
    /// <summary>The problem, if an experiment has both methods.</summary>
    public static IEnumerable<Problem> Between<TFirst, TSecond>(Declaration declaration)
        where TFirst : PartAttribute
        where TSecond : PartAttribute
    {
        if (declaration.Part<TFirst>() is not null && declaration.Part<TSecond>() is not null)
        {
            string first = SchemaReader.NameOf(typeof(TFirst)), second = SchemaReader.NameOf(typeof(TSecond));
            yield return new(
                ProblemId.MethodsUndoEachOther,
                $"[{first}] and [{second}] both reset hidden neurons, and neither knows which neurons the other has just reset; keep one of the two.",
                [Anchor.Part(first), Anchor.Part(second), Anchor.Declaration]);
        }
    }
}
