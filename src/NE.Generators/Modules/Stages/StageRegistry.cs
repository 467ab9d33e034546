using System.Collections.Generic;
using System.Linq;
using NE.Generators.Model;

namespace NE.Generators.Modules.Stages;

/// <summary>The kinds of stages.</summary>
internal static class StageRegistry
{
    /// <summary>The stage of a property whose attributes do not say otherwise.</summary>
    public static Stage Usual { get; } = new LinearStage();

    /// <summary>All kinds.</summary>
    public static IReadOnlyList<Stage> All { get; } = [Usual, new ResidualBlockStage(), new LayerNormStage()];

    /// <summary>The kind with a name, or null.</summary>
    public static Stage? Find(string name) => All.FirstOrDefault(stage => stage.Name == name);

    /// <summary>The kind with a word of YAML, or null.</summary>
    public static Stage? OfWord(string word) => All.FirstOrDefault(stage => stage.Word == word);

    /// <summary>The kind of a property by its type, or null for a type that is none's.</summary>
    public static Stage? OfProperty(string type) => All.FirstOrDefault(stage => stage.Property.FullName == type);
}
