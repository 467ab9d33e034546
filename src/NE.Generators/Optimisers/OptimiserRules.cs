using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Vocabulary;

namespace NE.Generators.Optimisers;

/// <summary>
/// Checks that decays of moments suit weights that count their own steps (docs/algorithm.md, Optimiser state), and that written values of a
/// schedule have an effect.
/// </summary>
internal static class OptimiserRules
{
    /// <summary>
    /// Largest decay whose bias correction ends within 65,535 steps, the largest age of a weight. 1 / (1 - β^n) rounds to 1 in single
    /// precision from β^n = 2^-25 on, which is so at n = 65,535 up to β = 0.99973.
    /// </summary>
    public const double LargestDecay = 0.9997;

    public static IEnumerable<Problem> Check(Declaration declaration) => Decays(declaration).Concat(Unused(declaration));

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
