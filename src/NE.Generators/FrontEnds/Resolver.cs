using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using NE.Generators.Algorithms;
using NE.Generators.Diagnostics;
using NE.Generators.Diagnostics.Rules;
using NE.Generators.Model;
using NE.Generators.Vocabulary;

namespace NE.Generators.FrontEnds;

/// <summary>
/// Merges single declarations into complete experiments: follows bases, merges by key, removes parts, applies the preset. Pure; the
/// same for every front end.
/// </summary>
internal static class Resolver
{
    // Placeholder sizes for an unknown task, so that the other rules still run.
    private static readonly TaskDeclaration UnknownTask = new("", null, 1, 1, 1, 1_000);

    /// <summary>Resolves all places.</summary>
    /// <param name="places">The places, in any order.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <param name="assembly">Whether these are all places of one assembly, whose table of experiments uses simple names.</param>
    /// <returns>One resolution for each place, sorted by full name.</returns>
    public static ImmutableArray<Resolution> Resolve(IEnumerable<Declared> places, CancellationToken stop, bool assembly = false)
    {
        // A class with two declaring attributes is found twice. Places added by a study come last, so that they do not move others.
        List<Declared> sorted =
        [
            .. Bases.Complete(places.Distinct()).OrderBy(place => place.Arm is not null).ThenBy(place => place.FullName, StringComparer.Ordinal),
        ];
        Dictionary<string, Declared> byName = Index(sorted);

        // Names of generated files are case-insensitive, and one clash would remove all output.
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var simple = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var resolved = ImmutableArray.CreateBuilder<Resolution>(sorted.Count);
        foreach (Declared place in sorted)
        {
            stop.ThrowIfCancellationRequested();
            resolved.Add(
                !taken.Add(place.FullName) ? new(Numbered(place, resolved), null, [Taken(place.FullName)])
                : assembly && place.Arm is null && !simple.Add(place.Name) ? new(place, null, [SimpleNameTaken(place.Name)])
                : Guard(place, byName));
        }

        return resolved.MoveToImmutable();
    }

    // Names that differ in case alone are two classes, which each need placeholders; equal names are one.
    private static Declared Numbered(Declared place, IReadOnlyCollection<Resolution> before)
    {
        string[] same = [.. before.Select(static other => other.Declared.FullName).Where(name => string.Equals(name, place.FullName, StringComparison.OrdinalIgnoreCase))];
        return same.Contains(place.FullName) ? place with { Header = "" } : place with { Clashes = same.Length };
    }

    /// <summary>Places by full name, including those of referenced assemblies.</summary>
    public static Dictionary<string, Declared> Index(IReadOnlyCollection<Declared> places)
    {
        var byName = new Dictionary<string, Declared>(StringComparer.Ordinal);
        foreach (Declared place in places.Concat(places.SelectMany(place => place.ReferencedBases)))
        {
            if (!byName.ContainsKey(place.FullName))
            {
                byName.Add(place.FullName, place);
            }
        }

        return byName;
    }

    // What a variant does not take over from its bases is no part of it: editing that changes nothing of the variant.
    private static Declared Standalone(List<Declared> chain, IReadOnlyList<NetworkRole> roles)
    {
        MergedParts parts = Merge(chain, []);
        return chain[0] with
        {
            Base = null,
            Summary = "",
            Header = "",
            ReferencedBases = [],
            Clashes = 0,
            Task = chain.Select(static link => link.Task).FirstOrDefault(static task => task is not null),
            Parts = parts.Written().ToEquatableArray(),
            Without = parts.Absent().ToEquatableArray(),
            Networks = roles.SelectMany(role => chain.SelectMany(static link => link.Networks).Where(network => network.Role == role).Take(1)).ToEquatableArray(),
        };
    }

    /// <summary>The place, its base, its base's base and so on; null if they do not end in an experiment.</summary>
    public static IReadOnlyList<Declared>? ChainOf(Declared place, Dictionary<string, Declared> byName) => Chain(place, byName, []);

    /// <summary>Whether the experiment at the head of a chain has a part.</summary>
    public static bool HasPart(IReadOnlyList<Declared> chain, string part) => Merge([.. chain], []).Has(part);

    /// <summary>The task of the experiment at the head of a chain, by name; null when none is named.</summary>
    public static string? TaskOf(IReadOnlyList<Declared> chain) => chain.Select(link => link.Task).FirstOrDefault(task => task is not null)?.Name;

    /// <summary>Reports that a name is taken.</summary>
    public static Problem Taken(string name) => new(
        ProblemId.NameTaken,
        $"Another experiment is called '{name}' if case is ignored, and generated files are named after it; "
        + "rename one.",
        [Anchor.Declaration]);

    /// <summary>Reports that the name of a run is taken.</summary>
    public static Problem SimpleNameTaken(string name) => new(
        ProblemId.NameTaken,
        $"Another experiment of this project is called '{name}', in another namespace or class; run folders and --experiment use only "
        + "that name and ignore case; rename one.",
        [Anchor.Declaration]);

    private static Resolution Guard(Declared place, Dictionary<string, Declared> byName)
    {
        try
        {
            return Resolve(place, byName);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new(place, null, [InternalProblem.Of(exception)]);
        }
    }

    private static Resolution Resolve(Declared place, Dictionary<string, Declared> byName)
    {
        var problems = new List<Problem>();
        List<Declared>? chain = Chain(place, byName, problems);
        if (chain is null)
        {
            return new(place, null, problems.ToEquatableArray());
        }

        MergedParts parts = Merge(chain, problems);
        problems.AddRange(parts.OutOfRange());
        problems.AddRange(parts.Flaws());
        TaskDeclaration? task = TaskResolver.Resolve(chain, problems);
        var declaration = new Declaration(
            place.Name, place.Namespace, place.Accessibility, place.Sealed, place.ContainingTypes, place.Source, place.Base, place.Summary,
            parts.Preset.ToString(), task ?? UnknownTask, parts.Complete().ToEquatableArray(), [])
        {
            Arm = place.Arm,
        };
        IReadOnlyList<NetworkRole> roles = AlgorithmRegistry.Of(declaration).Roles;
        declaration = declaration with
        {
            Networks = NetworkResolver.Resolve(chain, roles, declaration.Task, problems),
            Standalone = Standalone([.. chain.Where(static link => link.Arm is null)], roles),
        };
        problems.AddRange(DeclarationRules.Check(declaration, sizesKnown: task is not null));
        bool planable = task is not null && declaration.Networks.Count == roles.Count && !chain.Any(link => link.Broken);
        return new(place, planable ? declaration : null, problems.Distinct().ToEquatableArray());
    }

    /// <summary>The place, its base, its base's base and so on; null if the chain does not end in an experiment.</summary>
    private static List<Declared>? Chain(Declared place, Dictionary<string, Declared> byName, List<Problem> problems)
    {
        List<Declared> chain = [place];
        HashSet<string> seen = [place.FullName];
        for (Declared link = place; link.Base is { } name; chain.Add(link))
        {
            if (!byName.TryGetValue(name, out Declared? next))
            {
                // The YAML front end reports a variant that names no base.
                if (link == place && !(name.Length == 0 && place.Source == DeclarationSource.Yaml))
                {
                    problems.Add(new(
                        ProblemId.VariantOfNonExperiment,
                        place.Source == DeclarationSource.Yaml
                            ? $"There is no experiment '{name}' to vary. {Bases.Advice(name, byName.Values.Where(other => other != place))}"
                            : $"'{name}' is not an experiment, so it has no variants; name a class that has [Experiment] or [Variant<...>].",
                        [Anchor.Part("Variant")]));
                }

                return null;
            }

            if (!seen.Add(name))
            {
                string path = string.Join(" → ", chain.Select(item => item.Name)) + " → " + next.Name;
                problems.Add(new(
                    ProblemId.VariantCycle,
                    $"This variant leads back to itself ({path}); one of them must be an [Experiment].",
                    [Anchor.Part("Variant")]));
                return null;
            }

            link = next;
        }

        return chain;
    }

    private static MergedParts Merge(List<Declared> chain, List<Problem> problems)
    {
        var parts = new MergedParts();
        for (int index = chain.Count - 1; index >= 0; index--)
        {
            // A base reports its own removals.
            bool own = index == 0;
            foreach (string part in chain[index].Without)
            {
                if (Remove(part, parts, chain[index]) is { } problem && own)
                {
                    problems.Add(problem);
                }
            }

            foreach (WrittenPart part in chain[index].Parts)
            {
                parts.Write(part);
            }
        }

        parts.DropUngiven();
        problems.AddRange(TwoOfAKind(chain[0]));
        if (parts.Has(Schema.Dense))
        {
            foreach (string part in Schema.Parts.Where(static part => part.RemovedByDense).Select(static part => part.Name))
            {
                parts.Remove(part);
                if (chain[0].Parts.Any(written => written.Name == part))
                {
                    problems.Add(new(
                        ProblemId.PartRemovedByDense,
                        $"{part} has no effect: [Dense] removes it. Delete one of the two.",
                        [Anchor.Part(part)]));
                }
            }
        }

        return parts;
    }

    private static IEnumerable<Problem> TwoOfAKind(Declared place) => place.Parts.Select(static part => part.Name)
        .GroupBy(static name => Schema.Find(name)?.Kind).Where(static group => group.Key is not null && group.Count() > 1)
        .Select(static group => new Problem(
            ProblemId.TwoOfAKind,
            $"{MessageFormat.All([.. group])} are {(group.Count() == 2 ? "both" : "all")} written here, and an experiment has one {group.Key}. "
                + $"Delete {(group.Count() == 2 ? "one of the two" : "all but one")}.",
            [Anchor.Part(group.ElementAt(1))]));

    private static Problem? Remove(string part, MergedParts parts, Declared place)
    {
        if (Schema.Find(PartKey.NameOf(part)) is not { Removable: true })
        {
            return new(
                ProblemId.RequiredPartRemoved,
                $"{part} cannot be removed: every experiment has one. Change its values instead.",
                [Anchor.Without(part)]);
        }

        if (place.Parts.Any(written => written.Key == part || (written.Which is not null && written.Name == part)))
        {
            return new(
                ProblemId.WrittenAndRemoved,
                $"{part} is both written and removed here; delete one of the two.",
                [Anchor.Without(part)]);
        }

        return parts.Remove(part) ? null : new(
            ProblemId.WithoutAbsentPart,
            $"There is no {part} to remove: {(place.Base is null ? "the preset does not include it" : "the base does not have it")}. Delete "
            + "this attribute.",
            [Anchor.Without(part)]);
    }
}
