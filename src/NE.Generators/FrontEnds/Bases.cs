using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Model.Studies;
using NE.Shared;

namespace NE.Generators.FrontEnds;

/// <summary>
/// Resolves bases with incomplete names. In C#, an experiment from YAML is a type that does not exist yet, so its namespace
/// is unknown; YAML has no using directives.
/// </summary>
internal static class Bases
{
    /// <summary>Replaces each such base with its full name; names that cannot be found stay unchanged.</summary>
    public static List<Declared> Complete(IEnumerable<Declared> declared)
    {
        List<Declared> places = [.. declared];
        if (places.All(static place => place.Source != DeclarationSource.Yaml))
        {
            return places;
        }

        var known = new HashSet<string>(places.Select(static place => place.FullName), StringComparer.Ordinal);
        ILookup<string, Declared> byName = places.ToLookup(static place => place.Name, StringComparer.Ordinal);
        return [.. places.Select(place => place.Base is { Length: > 0 } name && !known.Contains(name) && Find(place.Source, place.Namespace, name, byName) is { } full
            ? place with { Base = full } : place)];
    }

    /// <summary>Replaces the experiments compared by a study with full names; names that cannot be found stay unchanged.</summary>
    public static DeclaredStudy Complete(DeclaredStudy study, IReadOnlyCollection<Declared> places)
    {
        ILookup<string, Declared> byName = places.ToLookup(static place => place.Name, StringComparer.Ordinal);
        return study with
        {
            Experiments = study.Experiments.Select(name => places.Any(place => place.FullName == name) ? name
                : Find(study.Source, study.Namespace, name, byName) ?? name).ToEquatableArray(),
        };
    }

    /// <summary>A suggestion, as a sentence.</summary>
    public static string Advice(string name, IEnumerable<Declared> places)
    {
        string[] names = [.. places.Select(static place => place.Name).Distinct().OrderBy(static other => other, StringComparer.Ordinal)];
        return NearestName.Of(name.Substring(name.LastIndexOf('.') + 1), names) is { } near
            ? $"Did you mean '{near}'?"
            : names.Length == 0 ? "This project declares no other." : $"Name one of this project: {MessageFormat.Any(names)}.";
    }

    private static string? Find(string source, string @namespace, string name, ILookup<string, Declared> byName)
    {
        string[] names =
        [
            .. byName[name.Substring(name.LastIndexOf('.') + 1)]
                .Where(other => other.Source == DeclarationSource.Yaml || source == DeclarationSource.Yaml)
                .Select(static other => other.FullName)
                .Where(full => name.IndexOf('.') < 0 || full.EndsWith("." + name, StringComparison.Ordinal)).Distinct(),
        ];
        return names.FirstOrDefault(full => full == Declaration.Qualify(@namespace, [], name)) ?? (names.Length == 1 ? names[0] : null);
    }
}
