using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;

namespace NE.Generators.Methods.DynamicReplay;

/// <summary>Checks that the replay buffer can become large enough for transitions to be dropped.</summary>
internal static class DynamicReplayRules
{
    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown)
    {
        if (declaration.Part<DynamicReplayAttribute>() is not { } settings)
        {
            yield break;
        }

        AlgorithmAttribute algorithm = declaration.Algorithm;
        if (settings.Least >= algorithm.ReplayCapacity)
        {
            yield return new(
                ProblemId.ReplayNeverDropped,
                $"DynamicReplay.Least = {MessageFormat.Count(settings.Least)} is not below the capacity of the replay buffer, "
                + $"{MessageFormat.Count(algorithm.ReplayCapacity)}, so no transition is ever dropped for being old; lower it, or raise ReplayCapacity.",
                [
                    Anchor.Part("DynamicReplay", nameof(settings.Least)), Anchor.Part(declaration.AlgorithmName, nameof(algorithm.ReplayCapacity)),
                    Anchor.Part("DynamicReplay"), Anchor.Declaration,
                ]);
        }
    }
}
