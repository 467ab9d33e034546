using System.Collections.Generic;
using System.Linq;
using NE.Generators.Model;

namespace NE.Generators.Modules.Norms;

/// <summary>The kinds of normalisations that a layer can have.</summary>
internal static class NormRegistry
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyList<NormKind> All { get; } = [new LayerNormKind(), new RmsNormKind()];

    /// <summary>The kind with a name, or null.</summary>
    public static NormKind? Find(string name) => All.FirstOrDefault(norm => norm.Name == name);

    /// <summary>The kind with a word of YAML, or null.</summary>
    public static NormKind? OfWord(string word) => All.FirstOrDefault(norm => norm.Word == word);
}
