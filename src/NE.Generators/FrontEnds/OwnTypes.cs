using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Model;

namespace NE.Generators.FrontEnds;

/// <summary>User-defined types that are only named, in YAML, and are looked up in the project.</summary>
internal static class OwnTypes
{
    /// <summary>The names to look up, with their parts.</summary>
    public static EquatableArray<(string Part, string Name)> Named(IEnumerable<Declared> places) => places
        .SelectMany(static place => place.Parts).Where(static part => part.Own is { Revision: 0 }).Select(static part => (part.Name, part.Own!.Name))
        .Distinct().OrderBy(static named => named.Item1, StringComparer.Ordinal).ThenBy(static named => named.Item2, StringComparer.Ordinal)
        .ToEquatableArray();

    /// <summary>Replaces names with the types found.</summary>
    public static EquatableArray<Declared> Complete(EquatableArray<Declared> places, EquatableArray<(string Part, OwnType Type)> found) =>
        found.Count == 0 ? places : places.Select(place => place with
        {
            Parts = place.Parts.Select(part => part.Own is { Revision: 0 } named
                ? part with { Own = found.First(other => other.Part == part.Name && other.Type.Name == named.Name).Type }
                : part).ToEquatableArray(),
        }).ToEquatableArray();
}
