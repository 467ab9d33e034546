using System;
using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Diagnostics;

namespace NE.Generators.Vocabulary;

/// <summary>One part of the vocabulary: its settings, in the order of its attribute class.</summary>
/// <param name="Type">The attribute class.</param>
/// <param name="Settings">What can be set in it.</param>
internal sealed record PartSchema(Type Type, IReadOnlyList<SettingSchema> Settings)
{
    /// <summary>The attribute's name without <c>Attribute</c>.</summary>
    public string Name { get; } = SchemaReader.NameOf(Type);

    /// <summary>Whether it is an algorithm: an experiment has one of them.</summary>
    public bool IsAlgorithm { get; } = typeof(AlgorithmAttribute).IsAssignableFrom(Type);

    /// <summary>Whether an experiment can do without it.</summary>
    public bool Removable { get; init; } = true;

    /// <summary>Whether a preset gives it when it is not written.</summary>
    public bool Given { get; init; } = true;

    /// <summary>Whether <c>[Dense]</c> removes it.</summary>
    public bool RemovedByDense { get; init; }

    /// <summary>Whether it acts in topology events only, which take place where a layer can grow.</summary>
    public bool InEvents { get; init; }

    /// <summary>Id of the problem that reports a value outside its range (<see cref="ProblemId"/>).</summary>
    public string RangeProblem { get; init; } = ProblemId.RunValueOutOfRange;

    /// <summary>The schema of a setting, or null when the part has none of that name.</summary>
    public SettingSchema? Find(string setting) => Settings.FirstOrDefault(candidate => candidate.Name == setting);
}
