using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NE.Generators.Diagnostics;
using static Microsoft.CodeAnalysis.DiagnosticSeverity;

namespace NE.Generators.FrontEnds.Attributes;

/// <summary>Roslyn's descriptor of each problem: titles, severities, pages. Messages are formatted where the problem is found.</summary>
internal static class Descriptors
{
    /// <summary>Base address of the pages.</summary>
    public const string Pages = "https://github.com/ne-dsl/ne-dsl/blob/main/docs/diagnostics/";

    /// <summary>All of them, by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        Of(ProblemId.MissingPartial, "Declaration", Error, "A class lacks partial"),
        Of(ProblemId.ExperimentAndVariant, "Declaration", Error, "A class is both an experiment and a variant"),
        Of(ProblemId.VariantCycle, "Declaration", Error, "A variant leads back to itself"),
        Of(ProblemId.WithoutAbsentPart, "Declaration", Error, "A removed part does not exist"),
        Of(ProblemId.VariantOfNonExperiment, "Declaration", Error, "The base of a variant is not an experiment"),
        Of(ProblemId.GenericDeclaration, "Declaration", Error, "An experiment or network is generic"),
        Of(ProblemId.NotAnOrdinaryClass, "Declaration", Error, "An experiment or network is static, abstract or a record"),
        Of(ProblemId.PartOutsideExperiment, "Declaration", Warning, "A part is on a class that is not an experiment"),
        Of(ProblemId.RuntimeMissing, "Declaration", Error, "The project lacks NE.Runtime"),
        Of(ProblemId.PartRemovedByDense, "Declaration", Warning, "A part is written together with Dense, which removes it"),
        Of(ProblemId.RunValueOutOfRange, "Declaration", Error, "A value of the run is out of range"),
        Of(ProblemId.NoUpdates, "Declaration", Error, "The run makes no updates"),
        Of(ProblemId.IntervalLongerThanRun, "Declaration", Warning, "An interval is longer than the run"),
        Of(ProblemId.DerivedExperiment, "Declaration", Error, "An experiment derives from another"),
        Of(ProblemId.NotAccessible, "Declaration", Error, "An experiment is not accessible to the table of experiments"),
        Of(ProblemId.RequiredPartRemoved, "Declaration", Error, "A part that every experiment needs is removed"),
        Of(ProblemId.NameTaken, "Declaration", Error, "Two experiments have the same name"),
        Of(ProblemId.WrittenAndRemoved, "Declaration", Error, "A part is both written and removed"),
        Of(ProblemId.OtherVocabulary, "Declaration", Error, "The project and the compiler have different versions of NE.Dsl"),
        Of(ProblemId.TwoOfAKind, "Declaration", Error, "An experiment has two algorithms or two optimisers"),
        Of(ProblemId.NotUtf8, "Declaration", Error, "A file is not UTF-8"),

        Of(ProblemId.StepTwice, "Networks", Error, "A layer has two activations"),
        Of(ProblemId.NoLayers, "Networks", Error, "A network has no layers"),
        Of(ProblemId.LayerNotPartial, "Networks", Error, "A layer property lacks partial"),
        Of(ProblemId.LayerWithoutWeights, "Networks", Error, "A layer has no linear map"),
        Of(ProblemId.OutputShape, "Networks", Error, "The width of a last layer is wrong"),
        Of(ProblemId.ActorOutputActivation, "Networks", Error, "The output of an actor is not tanh"),
        Of(ProblemId.CriticOutputActivation, "Networks", Error, "The output of a critic has an activation"),
        Of(ProblemId.NetworkMissing, "Networks", Error, "An actor or critic is missing"),
        Of(ProblemId.NetworkTwice, "Networks", Error, "Two networks have the same role, or one network has two roles"),
        Of(ProblemId.NetworkValueOutOfRange, "Networks", Error, "A value of a network or layer is out of range"),
        Of(ProblemId.LayersAcrossFiles, "Networks", Error, "The layers of a network are in several parts"),
        Of(ProblemId.OutsideExperiment, "Networks", Error, "A network or layer is outside an experiment"),
        Of(ProblemId.LayerProperty, "Networks", Error, "A layer property has a form that cannot be completed"),
        Of(ProblemId.OutputNorm, "Networks", Error, "A last layer has a norm"),
        Of(ProblemId.ReservedName, "Networks", Error, "A name is used by generated code"),
        Of(ProblemId.StageBeforeLayers, "Networks", Error, "The first stage of a network is not a layer"),
        Of(ProblemId.StageAfterLayers, "Networks", Error, "The last stage of a network is not a layer"),
        Of(ProblemId.NormTwice, "Networks", Error, "A layer has two norms"),

        Of(ProblemId.GrowthValueOutOfRange, "Growth", Error, "A value of growth is out of range"),
        Of(ProblemId.NoGrowthEvent, "Growth", Error, "No growth event takes place during the run"),
        Of(ProblemId.GrowthNeverFinishes, "Growth", Warning, "The growth rate is too small for the final density"),
        Of(ProblemId.GrowthValueUnused, "Growth", Warning, "A value of growth has no effect"),
        Of(ProblemId.GrowthBeyondRun, "Growth", Warning, "Growth ends after the run"),
        Of(ProblemId.NothingToGrow, "Growth", Warning, "Growth has nothing to grow"),
        Of(ProblemId.GrowthWithoutTopology, "Growth", Error, "Growth without sparse topology"),
        Of(ProblemId.RewireWithGrowth, "Growth", Error, "Rewiring and growth exclude each other"),
        Of(ProblemId.RewireWithoutTopology, "Growth", Error, "Rewiring without a sparse topology"),
        Of(ProblemId.GradualPruningWithOther, "Growth", Error, "Gradual pruning excludes growth and rewiring"),
        Of(ProblemId.GradualPruningWithoutTopology, "Growth", Error, "Gradual pruning without a topology"),
        Of(ProblemId.NoGradualPruning, "Growth", Error, "Gradual pruning never takes place"),
        Of(ProblemId.FinalDensityImpossible, "Growth", Error, "Gradual pruning to an impossible density"),
        Of(ProblemId.ReferenceGrowthWithOther, "Growth", Error, "Growth as in the reference code beside another change of the topology"),
        Of(ProblemId.ReferenceGrowthWithoutTopology, "Growth", Error, "Growth as in the reference code without a topology"),
        Of(ProblemId.DenseInReferenceCode, "Growth", Info, "A dense network in the preset of the reference code"),

        Of(ProblemId.PruneValueOutOfRange, "Pruning", Error, "A value of pruning is out of range"),
        Of(ProblemId.PruneUndoesGrowth, "Pruning", Warning, "Pruning may undo all growth"),
        Of(ProblemId.PruneWithoutGrowth, "Pruning", Error, "Pruning without growth"),
        Of(ProblemId.NeverDormant, "Pruning", Warning, "No neuron can be dormant"),

        Of(ProblemId.TopologyValueOutOfRange, "Density", Error, "A value of the topology is out of range"),
        Of(ProblemId.ProtectionRelaxed, "Density", Info, "A protected layer was released"),
        Of(ProblemId.DensityImpossible, "Density", Error, "A density cannot be allocated"),
        Of(ProblemId.FanImpossible, "Density", Error, "A minimum fan-in or fan-out cannot be met"),
        Of(ProblemId.TopologyValueUnused, "Density", Warning, "A value of the topology has no effect"),

        Of(ProblemId.InvalidYaml, "Yaml", Error, "A file is not valid YAML"),
        Of(ProblemId.TabIndent, "Yaml", Error, "A tab indents a line of YAML"),
        Of(ProblemId.UnknownKey, "Yaml", Error, "A YAML key is unknown"),
        Of(ProblemId.KeyTwice, "Yaml", Error, "A YAML key is written twice"),
        Of(ProblemId.WrongKind, "Yaml", Error, "A YAML value is of the wrong kind"),
        Of(ProblemId.UnknownWord, "Yaml", Error, "A YAML word is unknown"),
        Of(ProblemId.AnchorRefused, "Yaml", Error, "YAML uses anchors, aliases, tags or merge keys"),
        Of(ProblemId.NothingDeclared, "Yaml", Error, "A YAML file declares nothing"),
        Of(ProblemId.InvalidName, "Yaml", Error, "A YAML name cannot be the name of a class"),
        Of(ProblemId.StepOrder, "Yaml", Error, "The steps of a layer in YAML are out of order"),
        Of(ProblemId.NoBase, "Yaml", Error, "A variant in YAML has no base"),

        Of(ProblemId.UnknownTask, "Task", Error, "A task is not in the catalogue"),
        Of(ProblemId.TaskMissing, "Task", Error, "An experiment names no task"),
        Of(ProblemId.TaskWithoutSizes, "Task", Error, "A user-defined task lacks [Task]"),
        Of(ProblemId.NotAnEnvironment, "Task", Error, "A task is not an IEnvironment"),
        Of(ProblemId.TaskValueOutOfRange, "Task", Error, "A size of a task is out of range"),
        Of(ProblemId.TaskCannotBeMade, "Task", Error, "A task cannot be constructed"),
        Of(ProblemId.TaskTwice, "Task", Error, "An experiment names two tasks"),

        Of(ProblemId.AlgorithmValueOutOfRange, "Algorithm", Error, "A value of the algorithm is out of range"),
        Of(ProblemId.BatchLargerThanReplay, "Algorithm", Warning, "A batch is larger than the replay buffer"),
        Of(ProblemId.ClipValueOutOfRange, "Algorithm", Error, "A value of weight clipping is out of range"),
        Of(ProblemId.ClipWithoutGrowth, "Algorithm", Warning, "Clipping of newborns without growth"),
        Of(ProblemId.DecayTooLargeForAges, "Algorithm", Error, "A decay of Adam is too large for per-weight step counts"),
        Of(ProblemId.AlgorithmValueUnused, "Algorithm", Warning, "A value of the algorithm has no effect"),
        Of(ProblemId.DecayRemovesWeights, "Algorithm", Error, "Weight decay and learning rate leave nothing of a weight"),
        Of(ProblemId.ScaledWayMoved, "Algorithm", Error, "A method moves parameters whose way from the start is scaled"),
        Of(ProblemId.ReplayNeverDropped, "Algorithm", Warning, "Transitions are never dropped from the replay buffer"),

        Of(ProblemId.ReviewValueOutOfRange, "Review", Error, "A value of review is out of range"),
        Of(ProblemId.WindowNotMultiple, "Review", Error, "The review window is not a multiple of the observation interval"),
        Of(ProblemId.ReviewNeverStarts, "Review", Warning, "The review window is longer than the run"),
        Of(ProblemId.NothingToObserve, "Review", Error, "The critic has no hidden neurons to count"),
        Of(ProblemId.ReviewValueUnused, "Review", Warning, "A value of review has no effect"),

        Of(ProblemId.Internal, "Internal", Error, "The generator itself failed"),

        Of(ProblemId.StudyValueOutOfRange, "Study", Error, "A value of a study is out of range"),
        Of(ProblemId.NothingToCompare, "Study", Error, "A study compares nothing"),
        Of(ProblemId.CompareOfNonExperiment, "Study", Error, "A study compares something that is not an experiment"),
        Of(ProblemId.StudyNamesTwice, "Study", Error, "A study names something twice"),
        Of(ProblemId.VaryUnknownValue, "Study", Error, "A study varies an unknown setting"),
        Of(ProblemId.VaryValueOutOfRange, "Study", Error, "A varied value is out of range"),
        Of(ProblemId.TrialImpossible, "Study", Error, "A trial of a study cannot be trained"),
        Of(ProblemId.StudyPartOutsideStudy, "Study", Warning, "A study attribute is on a class that is not a study"),
        Of(ProblemId.StudyAndExperiment, "Study", Error, "A class is both a study and an experiment"),
        Of(ProblemId.StudyNameTaken, "Study", Error, "Two studies have the same name"),

        Of(ProblemId.GradientNeverZero, "Resets", Warning, "Resets where the gradient is 0, with an activation whose gradient never is"),
        Of(ProblemId.MethodValueUnused, "Resets", Warning, "A value of a method has no effect"),
        Of(ProblemId.NeverSilent, "Resets", Error, "Resets of silent neurons, with an activation that is never silent"),
        Of(ProblemId.MethodsUndoEachOther, "Resets", Warning, "Two methods undo each other"),
        Of(ProblemId.NoInjection, "Resets", Warning, "No injection takes place during the run"),
        Of(ProblemId.InjectedParametersMoved, "Resets", Warning, "A method moves injected parameters without a gradient"),

        Of(ProblemId.OwnTypeLacksInterface, "Methods", Error, "A user-defined type lacks the interface of its part"),
        Of(ProblemId.OwnTypeCannotBeUsed, "Methods", Error, "Generated code cannot use a user-defined type"),
        Of(ProblemId.PartWrittenTwice, "Methods", Error, "A part is written twice"),
        Of(ProblemId.OwnTypeNameTaken, "Methods", Error, "The name of a user-defined type is taken"),
        Of(ProblemId.OwnTypeUnknown, "Methods", Error, "A YAML file names a type that does not exist"),
        Of(ProblemId.OwnTypeMissing, "Methods", Error, "A part names no type"),
        Of(ProblemId.TwoSamplers, "Methods", Error, "Two methods draw the batch of an update"),

        Of(ProblemId.ShiftOutOfRange, "Shifts", Error, "A value of a shift is out of range"),
        Of(ProblemId.ShiftWithoutEffect, "Shifts", Error, "A shift changes nothing"),
        Of(ProblemId.ShiftWithoutValues, "Shifts", Error, "A shift has no values, or values from several sources"),
        Of(ProblemId.ShiftOfUnknown, "Shifts", Error, "A shift names an element that the model lacks"),
        Of(ProblemId.ShiftValueUnused, "Shifts", Warning, "A value of a shift has no effect"),

        Of(ProblemId.SequenceTasks, "Sequences", Error, "Several tasks without a sequence, or a sequence of one task"),
        Of(ProblemId.SequenceLength, "Sequences", Error, "Visits of a sequence do not fit the run or their warm-ups"),
        Of(ProblemId.SequenceConflict, "Sequences", Error, "A part does not work with a sequence of tasks"),
        Of(ProblemId.SequenceOutlivesGrowth, "Sequences", Warning, "Growth ends before the last visit of a sequence"),
        Of(ProblemId.TwoProjections, "Projections", Error, "Two methods project weights"),
        Of(ProblemId.DecayOfProjectedWeights, "Projections", Warning, "Decay beside a projection"),
        Of(ProblemId.ProjectionWithoutNorms, "Projections", Warning, "Projected layers have no normalisation"),
    ];

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = All.ToDictionary(descriptor => descriptor.Id);

    /// <summary>The descriptor of an id.</summary>
    public static DiagnosticDescriptor Of(string id) => ById[id];

    private static DiagnosticDescriptor Of(string id, string area, DiagnosticSeverity severity, string title) =>
        new(id, title, "{0}", "NE." + area, severity, isEnabledByDefault: true, helpLinkUri: $"{Pages}{id}.md");
}
