using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Optimisers;
using NE.Generators.Vocabulary;

namespace NE.Generators.Methods;

/// <summary>What a projection of weights cannot stand beside, and what loses its meaning beside one.</summary>
internal static class ProjectionConflict
{
    /// <summary>The problem, if an experiment has two projections.</summary>
    public static IEnumerable<Problem> Between<TFirst, TSecond>(Declaration declaration)
        where TFirst : PartAttribute
        where TSecond : PartAttribute
    {
        if (declaration.Part<TFirst>() is not null && declaration.Part<TSecond>() is not null)
        {
            string first = SchemaReader.NameOf(typeof(TFirst)), second = SchemaReader.NameOf(typeof(TSecond));
            yield return new(
                ProblemId.TwoProjections,
                $"[{first}] and [{second}] both change weights after each step, and each undoes what the other ensures; keep one of the two, for example "
                + $"with [Without<{second}Attribute>].",
                [Anchor.Part(first), Anchor.Part(second), Anchor.Declaration]);
        }
    }

    /// <summary>A problem for each method that only shrinks weights.</summary>
    public static IEnumerable<Problem> WithDecay<T>(Declaration declaration)
        where T : PartAttribute
    {
        if (declaration.Part<T>() is null)
        {
            yield break;
        }

        string projection = SchemaReader.NameOf(typeof(T));
        if (declaration.Part<L2Attribute>() is { Weight: > 0 })
        {
            yield return Decay(projection, "L2", "remove it, or set its Weight to 0");
        }

        if (OptimiserRules.WeightDecay(declaration) > 0)
        {
            yield return Decay(projection, SchemaReader.NameOf(declaration.Optimiser.GetType()), "write [Adam], or set WeightDecay to 0");
        }
    }

    private static Problem Decay(string projection, string decay, string remedy) => new(
        ProblemId.DecayOfProjectedWeights,
        $"[{projection}] fixes the length of hidden weights after each step, so the decay of [{decay}] only changes how large a step is beside it; {remedy}.",
        [Anchor.Part(decay), Anchor.Part(projection), Anchor.Declaration]);
}
