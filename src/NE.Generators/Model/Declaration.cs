using NE.Generators.Model.Studies;

namespace NE.Generators.Model;

/// <summary>One experiment, complete: bases followed, presets filled in. What planning and printing start from.</summary>
/// <param name="Name">The class's name.</param>
/// <param name="Namespace">Its namespace, empty for the global one.</param>
/// <param name="Accessibility"><c>public</c> or <c>internal</c>.</param>
/// <param name="Sealed">Whether the user's part says <c>sealed</c>.</param>
/// <param name="ContainingTypes">Types around it, outermost first, as generated code opens them: <c>public partial class Outer</c>.</param>
/// <param name="Source">Where it was declared (<see cref="DeclarationSource"/>).</param>
/// <param name="Base">Full name of the experiment that this one varies, or null.</param>
/// <param name="Summary">The text of the user's summary on one line, or empty.</param>
/// <param name="Preset">Name of the preset that filled in what was not written.</param>
/// <param name="Task">The task.</param>
/// <param name="Experiment">Length of the run.</param>
/// <param name="Algorithm">The algorithm.</param>
/// <param name="Evaluate">Evaluation.</param>
/// <param name="Checkpoint">Checkpoints.</param>
/// <param name="Metrics">Costly diagnostics.</param>
/// <param name="Networks">The actor, then the critic.</param>
/// <param name="Topology">Sparse topology, or null for dense networks.</param>
/// <param name="Grow">Growth, or null.</param>
/// <param name="Prune">Pruning, or null.</param>
/// <param name="Review">Experience review, or null.</param>
/// <param name="WeightClip">Weight clipping, or null.</param>
internal sealed record Declaration(
    string Name, string Namespace, string Accessibility, bool Sealed, EquatableArray<string> ContainingTypes, string Source, string? Base,
    string Summary, string Preset, TaskDeclaration Task, ExperimentPart Experiment, Td3Part Algorithm, EvaluatePart Evaluate,
    CheckpointPart Checkpoint, MetricsPart Metrics, EquatableArray<NetworkDeclaration> Networks, TopologyPart? Topology, GrowPart? Grow,
    PrunePart? Prune, ReviewPart? Review, WeightClipPart? WeightClip)
{
    /// <summary>The name with namespace and containing types, joined by dots; unique among the experiments of an assembly.</summary>
    public string FullName => Qualify(Namespace, ContainingTypes, Name);

    /// <summary>By what an experiment goes that a study made; null for what a user declared.</summary>
    public ArmName? Arm { get; init; }

    /// <summary>Joins a name as <see cref="FullName"/> does.</summary>
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
