using System;
using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Vocabulary;

namespace NE.Generators.Optimisers;

/// <summary>
/// Checks that decays of moments suit weights that count their own steps (docs/algorithm.md, Optimiser state), that decoupled decay leaves
/// something of a weight, and that written values have an effect.
/// </summary>
internal static class OptimiserRules
{
    /// <summary>
    /// Largest decay whose bias correction ends within 65,535 steps, the largest age of a weight. 1 / (1 - β^n) rounds to 1 in single
    /// precision from β^n = 2^-25 on, which is so at n = 65,535 up to β = 0.99973.
    /// </summary>
    public const double LargestDecay = 0.9997;

    private const string Decay = "WeightDecay";

    public static IEnumerable<Problem> Check(Declaration declaration) =>
        [.. Decays(declaration), .. Shrinks(declaration), .. Unused(declaration), .. Uncounted(declaration)];

    /// <summary>The share of each weight that a step with rate 1 removes, or null if the optimiser has no such setting.</summary>
    public static double? WeightDecay(Declaration declaration)
    {
        string optimiser = SchemaReader.NameOf(declaration.Optimiser.GetType());
        return Schema.Find(optimiser)!.Find(Decay) is null
            ? null
            : declaration.Parts.First(part => part.Name == optimiser)[Decay];
    }

    // A step multiplies each weight by 1 - rate x decay before it adds anything.
    private static IEnumerable<Problem> Shrinks(Declaration declaration)
    {
        if (WeightDecay(declaration) is not { } lost)
        {
            yield break;
        }

        string optimiser = SchemaReader.NameOf(declaration.Optimiser.GetType());
        AlgorithmAttribute algorithm = declaration.Algorithm;
        (string Name, double Rate)[] rates =
            [(nameof(algorithm.ActorLearningRate), algorithm.ActorLearningRate), (nameof(algorithm.CriticLearningRate), algorithm.CriticLearningRate)];
        foreach ((string name, double rate) in rates.Where(rate => rate.Rate * lost >= 1)
            .OrderByDescending(static rate => rate.Rate).Take(1))
        {
            yield return new(
                ProblemId.DecayRemovesWeights,
                $"{optimiser}.WeightDecay = {MessageFormat.Number(lost)} with {name} = {MessageFormat.Number(rate)} multiplies each weight by "
                + $"{MessageFormat.Number(Math.Round(1 - (rate * lost), 6))} at each step, so nothing can be learned; choose values whose product is "
                + "far below 1.",
                [Anchor.Part(optimiser, Decay), Anchor.Part(declaration.AlgorithmName, name), Anchor.Part(optimiser), Anchor.Declaration]);
        }
    }

    private static IEnumerable<Problem> Uncounted(Declaration declaration)
    {
        if (declaration.Optimiser is not AdaptiveMomentsAttribute && declaration.Topology is not null)
        {
            yield return new(
                ProblemId.TopologyValueUnused,
                $"Topology.Moments has no effect with [{SchemaReader.NameOf(declaration.Optimiser.GetType())}], whose steps do not depend on a count of "
                + "steps. Delete it.",
                [Anchor.Part("Topology", nameof(TopologyAttribute.Moments))]);
        }
    }

    private static IEnumerable<Problem> Unused(Declaration declaration)
    {
        PartSchema algorithm = Schema.Find(declaration.AlgorithmName)!;
        PartValues values = declaration.Parts.First(part => part.Name == algorithm.Name);
        foreach (SettingSchema setting in algorithm.Settings)
        {
            if (setting.ActsWith is { } beside && !beside.Choices.Contains(values[beside.Setting]) && values[setting.Name] != setting.Default())
            {
                SettingSchema other = algorithm.Find(beside.Setting)!;
                string choices = string.Join(" or ", beside.Choices.Select(choice => $"{other.ChoiceType}.{other.Choices[(int)choice]}"));
                yield return new(
                    ProblemId.AlgorithmValueUnused,
                    $"{algorithm.Name}.{setting.Name} has an effect only with {choices}. Delete it, or set {other.Name} accordingly.",
                    [Anchor.Part(algorithm.Name, setting.Name)]);
            }
        }
    }

    private static IEnumerable<Problem> Decays(Declaration declaration)
    {
        if (declaration.Optimiser is not AdaptiveMomentsAttribute adaptive || declaration.Topology is not { Moments: Moments.PerElementStep } || declaration.Networks.All(network => network.Dense))
        {
            return [];
        }

        string part = SchemaReader.NameOf(adaptive.GetType());
        return new[] { (nameof(adaptive.Beta1), adaptive.Beta1), (nameof(adaptive.Beta2), adaptive.Beta2) }
            .Where(static decay => decay.Item2 > LargestDecay)
            .Select(decay => TooLarge(part, decay.Item1, decay.Item2));
    }

    private static Problem TooLarge(string part, string name, double decay) => new(
        ProblemId.DecayTooLargeForAges,
        $"{part}.{name} = {MessageFormat.Number(decay)} is too large for weights that count their own steps, whose bias correction must end within 65,535 "
        + $"steps; use at most {MessageFormat.Number(LargestDecay)}, or write [Topology(Moments = Moments.SharedStep)].",
        [Anchor.Part(part, name), Anchor.Part("Topology", "Moments"), Anchor.Declaration]);
}
