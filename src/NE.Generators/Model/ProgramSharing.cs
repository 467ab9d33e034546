using System;
using System.Collections.Generic;
using System.Linq;

namespace NE.Generators.Model;

/// <summary>Decides which experiments run the program of another, so that equal programs are printed once.</summary>
internal static class ProgramSharing
{
    /// <summary>Marks the outputs that share a program.</summary>
    /// <param name="outputs">Outputs with the hash of their program; empty for those without one.</param>
    public static IEnumerable<Output> Share(IReadOnlyCollection<(Output Output, string Hash)> outputs)
    {
        // Two user-defined tasks may have the same name and sizes.
        Dictionary<(string, string?), string> owners = outputs.Where(pair => pair.Hash.Length > 0)
            .GroupBy(pair => (pair.Hash, pair.Output.Declaration!.Task.TypeName))
            .ToDictionary(group => group.Key, group => Owner([.. group.Select(pair => pair.Output.Declaration!)]));
        foreach ((Output output, string hash) in outputs)
        {
            // A class with networks written by the user must complete them itself.
            bool own = hash.Length == 0 || output.Declaration!.Networks.Any(network => network.Declared);
            string? owner = own ? null : owners[(hash, output.Declaration!.Task.TypeName)];
            yield return owner is null || owner == output.Declaration!.FullName ? output : output with { Program = owner };
        }
    }

    // Declared experiments before those created by studies, bases before their variants.
    private static string Owner(IReadOnlyCollection<Declaration> declarations)
    {
        Dictionary<string, Declaration> byName = declarations.ToDictionary(declaration => declaration.FullName);
        int Depth(Declaration declaration) =>
            declaration.Base is { } parent && byName.TryGetValue(parent, out Declaration? found) ? 1 + Depth(found) : 0;
        return declarations.OrderBy(declaration => declaration.Arm is not null).ThenBy(Depth)
            .ThenBy(declaration => declaration.Base is not null)
            .ThenBy(declaration => declaration.FullName, StringComparer.Ordinal).First().FullName;
    }
}
