using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using NE.Dsl;
using NE.Generators.Diagnostics;

namespace NE.Generators.Vocabulary;

/// <summary>One part of the vocabulary: its settings, in the order of its attribute class.</summary>
/// <param name="Type">The attribute class.</param>
/// <param name="Settings">Its settings.</param>
internal sealed record PartSchema(Type Type, IReadOnlyList<SettingSchema> Settings)
{
    /// <summary>The attribute's name without <c>Attribute</c>.</summary>
    public string Name { get; } = SchemaReader.NameOf(Type);

    /// <summary>Its kind in one word if an experiment has exactly one part of it, such as <c>algorithm</c>; null otherwise.</summary>
    public string? Kind { get; } = SchemaReader.KindOf(Type);

    /// <summary>Whether it is an algorithm.</summary>
    public bool IsAlgorithm { get; } = typeof(AlgorithmAttribute).IsAssignableFrom(Type);

    /// <summary>What a user-defined type named by this part must be; null if it names none.</summary>
    public OwnContract? Own { get; } = SchemaReader.OwnOf(Type);

    /// <summary>
    /// What tells parts of this name apart, if an experiment may have one per choice: the choices, and the list of the run values that holds the
    /// parts. Null otherwise.
    /// </summary>
    public RepeatedPart? Repeated { get; } = SchemaReader.RepeatedOf(Type);

    /// <summary>Whether an experiment may have several, each with a type or a choice of its own.</summary>
    public bool Many => (Type.IsAbstract && Type.GetCustomAttribute<AttributeUsageAttribute>().AllowMultiple) || Repeated is not null;

    /// <summary>Whether it is optional.</summary>
    public bool Removable { get; init; } = true;

    /// <summary>The presets that include it.</summary>
    public IReadOnlyList<Preset> GivenIn { get; init; } = [Preset.Recommended, Preset.Paper, Preset.ReferenceCode];

    /// <summary>Whether <c>[Dense]</c> removes it.</summary>
    public bool RemovedByDense { get; init; }

    /// <summary>Whether it acts only in topology events, which require a layer that can grow.</summary>
    public bool InEvents { get; init; }

    /// <summary>Whether it decides how networks grow by code that only the run executes.</summary>
    public bool Unplanned { get; init; }

    /// <summary>Id of the problem that reports a value outside its range (<see cref="ProblemId"/>).</summary>
    public string RangeProblem { get; init; } = ProblemId.RunValueOutOfRange;

    /// <summary>The schema of a setting, or null if the part has none of this name.</summary>
    public SettingSchema? Find(string setting) => Settings.FirstOrDefault(candidate => candidate.Name == setting);
}
