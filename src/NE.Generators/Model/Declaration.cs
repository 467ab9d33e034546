using System;
using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Model.Studies;
using NE.Generators.Vocabulary;

namespace NE.Generators.Model;

/// <summary>One complete experiment, with bases merged and presets applied; the input of planning and printing.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="Namespace">Its namespace, empty for the global one.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="Sealed">Whether the user's part is <c>sealed</c>.</param>
/// <param name="ContainingTypes">Headers of its containing types, outermost first: <c>public partial class Outer</c>.</param>
/// <param name="Source">Where it was declared (<see cref="DeclarationSource"/>).</param>
/// <param name="Base">Full name of the experiment that this one varies, or null.</param>
/// <param name="Summary">The text of the user's summary on one line, or empty.</param>
/// <param name="Preset">Name of the preset that supplied values that were not written.</param>
/// <param name="Task">The task.</param>
/// <param name="Parts">Its parts, complete, in the order of the vocabulary.</param>
/// <param name="Networks">One per role of the algorithm, in its order.</param>
internal sealed record Declaration(
    string Name, string Namespace, string Accessibility, bool Sealed, EquatableArray<string> ContainingTypes, string Source, string? Base,
    string Summary, string Preset, TaskDeclaration Task, EquatableArray<PartValues> Parts, EquatableArray<NetworkDeclaration> Networks)
{
    /// <summary>Length of the run.</summary>
    public ExperimentAttribute Experiment => Part<ExperimentAttribute>()!;

    /// <summary>The algorithm.</summary>
    public AlgorithmAttribute Algorithm => Part<AlgorithmAttribute>()!;

    /// <summary>The optimiser.</summary>
    public OptimiserAttribute Optimiser => Part<OptimiserAttribute>()!;

    /// <summary>The name of the part that states the algorithm.</summary>
    public string AlgorithmName => SchemaReader.NameOf(Algorithm.GetType());

    /// <summary>Evaluation.</summary>
    public EvaluateAttribute Evaluate => Part<EvaluateAttribute>()!;

    /// <summary>Checkpoints.</summary>
    public CheckpointAttribute Checkpoint => Part<CheckpointAttribute>()!;

    /// <summary>Costly diagnostics.</summary>
    public MetricsAttribute Metrics => Part<MetricsAttribute>()!;

    /// <summary>Sparse topology, or null for dense networks.</summary>
    public TopologyAttribute? Topology => Part<TopologyAttribute>();

    /// <summary>Growth, or null.</summary>
    public GrowAttribute? Grow => Part<GrowAttribute>();

    /// <summary>Pruning, or null.</summary>
    public PruneAttribute? Prune => Part<PruneAttribute>();

    /// <summary>Experience review, or null.</summary>
    public ReviewAttribute? Review => Part<ReviewAttribute>();

    /// <summary>Weight clipping, or null.</summary>
    public WeightClipAttribute? WeightClip => Part<WeightClipAttribute>();

    /// <summary>The visits of a sequence of tasks, or null.</summary>
    public SequenceAttribute? Sequence => Part<SequenceAttribute>();

    /// <summary>The name with namespace and containing types, joined by dots; unique among the experiments of an assembly.</summary>
    public string FullName => Qualify(Namespace, ContainingTypes, Name);

    /// <summary>The display name of an experiment created by a study; null for one declared by the user.</summary>
    public ArmName? Arm { get; init; }

    /// <summary>What would declare it in one place, without a base, a summary and the values of a study; null if that is not known.</summary>
    public Declared? Standalone { get; init; }

    /// <summary>Where a project of plain C# was made from, one sentence; null for code that the compiler keeps up to date.</summary>
    public string? Ejected { get; init; }

    /// <summary>A part as its attribute, or null if the experiment does not have it.</summary>
    public T? Part<T>()
        where T : Attribute
    {
        foreach (PartValues part in Parts)
        {
            if (PartObjects.Of(part) is T attribute)
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>The user-defined type of a part, or null if the experiment does not have the part or it names none.</summary>
    public OwnType? OwnOf<T>()
        where T : Attribute => Owned<T>().Select(static part => part.Own).FirstOrDefault();

    /// <summary>The parts that name a user-defined type.</summary>
    public IEnumerable<(T Settings, OwnType Own)> Owned<T>()
        where T : Attribute =>
        from part in Parts
        where part.Own is not null && PartObjects.Of(part) is T
        select ((T)PartObjects.Of(part), part.Own);

    /// <summary>Builds a name like <see cref="FullName"/>.</summary>
    public static string Qualify(string @namespace, EquatableArray<string> containingTypes, string name)
    {
        string full = @namespace;
        foreach (string type in containingTypes)
        {
            full = Join(full, type.Substring(type.LastIndexOf(' ') + 1).TrimStart('@'));
        }

        return Join(full, name);
    }

    private static string Join(string left, string right) => left.Length == 0 ? right : left + "." + right;
}
