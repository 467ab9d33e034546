using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Optimisers;
using NE.Generators.Planning;
using NE.Generators.Vocabulary;

namespace NE.Generators.Methods.PlasticityInjection;

/// <summary>Checks that there is an injection during the run, and that nothing but learning moves what was injected.</summary>
internal static class PlasticityInjectionRules
{
    private const string Part = "PlasticityInjection";

    /// <summary>Checks an experiment.</summary>
    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown) => declaration.Part<PlasticityInjectionAttribute>() is { } settings
        ? [.. Time(declaration, settings), .. Resets(declaration), .. Moved(declaration)]
        : [];

    private static IEnumerable<Problem> Time(Declaration declaration, PlasticityInjectionAttribute settings)
    {
        long steps = declaration.Experiment.Steps;
        string at = MessageFormat.Count(settings.At);
        if (settings.At >= steps)
        {
            yield return new(
                ProblemId.NoInjection,
                $"Nothing is learned after an injection at {at} environment steps: the run has {MessageFormat.Count(steps)}. Write a smaller At.",
                [Anchor.Part(Part, nameof(settings.At)), Anchor.Part(Part), Anchor.Declaration]);
        }
        else if (UpdateClock.Of(declaration).Updates(settings.At) < 1)
        {
            yield return new(
                ProblemId.NoInjection,
                $"No injection takes place: it follows an update, and at {at} environment steps there was none, since the warm-up lasts "
                + $"{MessageFormat.Count(declaration.Algorithm.WarmUp)}. Write a larger At.",
                [Anchor.Part(Part, nameof(settings.At)), Anchor.Part(Part), Anchor.Declaration]);
        }
    }

    private static IEnumerable<Problem> Resets(Declaration declaration)
    {
        if (declaration.Part<ResetAttribute>() is not null)
        {
            yield return new(
                ProblemId.MethodsUndoEachOther,
                "[PlasticityInjection] keeps in frozen copies what a [Reset] is to forget, and a [Reset] after it changes outputs by a random function; keep "
                + "one of the two.",
                [Anchor.Part(Part), Anchor.Part("Reset"), Anchor.Declaration]);
        }
    }

    private static IEnumerable<Problem> Moved(Declaration declaration)
    {
        if (declaration.Part<L2Attribute>() is { Weight: > 0 })
        {
            yield return Moves("L2", "pulls injected parameters towards 0", "remove it, or set its Weight to 0");
        }

        if (declaration.Part<RegenerativeL2Attribute>() is { Weight: > 0 })
        {
            yield return Moves("RegenerativeL2", "pulls injected parameters back to where they started", "remove it, or set its Weight to 0");
        }

        foreach (string term in new[] { "Parseval", "Spectral" }.Where(name => declaration.Parts.Any(part => part.Name == name)))
        {
            yield return Moves(term, "changes injected parameters by their own size", "remove it");
        }

        if (declaration.Optimiser is UpgdAttribute)
        {
            yield return Moves("Upgd", "adds noise to injected parameters", "write [Adam]");
        }
        else if (OptimiserRules.WeightDecay(declaration) > 0)
        {
            yield return Moves(
                SchemaReader.NameOf(declaration.Optimiser.GetType()), "pulls injected parameters towards 0", "write [Adam], or set WeightDecay to 0");
        }

        if (declaration.Part<ShrinkAndPerturbAttribute>() is not null)
        {
            yield return Moves("ShrinkAndPerturb", "moves injected parameters towards other random values", "remove it");
        }

        if (declaration.Part<DrMAttribute>() is not null)
        {
            yield return Moves("DrM", "moves injected parameters towards other random values", "remove it");
        }
    }

    private static Problem Moves(string part, string what, string remedy) => new(
        ProblemId.InjectedParametersMoved,
        $"[{part}] {what}, and their difference from the frozen copy of [PlasticityInjection] is added to the output, so outputs change without a gradient; "
        + $"{remedy}.",
        [Anchor.Part(part), Anchor.Part(Part), Anchor.Declaration]);
}
