using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using NE.Generators.Diagnostics;

namespace NE.Generators.FrontEnds.Attributes;

/// <summary>Roslyn's descriptor of each problem: titles, severities, pages. Messages are formatted where the problem is found.</summary>
internal static class Descriptors
{
    /// <summary>Base address of the pages.</summary>
    public const string Pages = "https://github.com/ne-dsl/ne-dsl/blob/main/docs/diagnostics/";

    private static readonly DiagnosticDescriptor MissingPartial = new(
        ProblemId.MissingPartial, "A class lacks partial", "{0}",
        "NE.Declaration", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0001.md");

    private static readonly DiagnosticDescriptor ExperimentAndVariant = new(
        ProblemId.ExperimentAndVariant, "A class is both an experiment and a variant", "{0}",
        "NE.Declaration", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0002.md");

    private static readonly DiagnosticDescriptor VariantCycle = new(
        ProblemId.VariantCycle, "A variant leads back to itself", "{0}",
        "NE.Declaration", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0003.md");

    private static readonly DiagnosticDescriptor WithoutAbsentPart = new(
        ProblemId.WithoutAbsentPart, "A removed part does not exist", "{0}",
        "NE.Declaration", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0004.md");

    private static readonly DiagnosticDescriptor VariantOfNonExperiment = new(
        ProblemId.VariantOfNonExperiment, "The base of a variant is not an experiment", "{0}",
        "NE.Declaration", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0005.md");

    private static readonly DiagnosticDescriptor GenericDeclaration = new(
        ProblemId.GenericDeclaration, "An experiment or network is generic", "{0}",
        "NE.Declaration", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0006.md");

    private static readonly DiagnosticDescriptor NotAnOrdinaryClass = new(
        ProblemId.NotAnOrdinaryClass, "An experiment or network is static, abstract or a record", "{0}",
        "NE.Declaration", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0007.md");

    private static readonly DiagnosticDescriptor PartOutsideExperiment = new(
        ProblemId.PartOutsideExperiment, "A part is on a class that is not an experiment", "{0}",
        "NE.Declaration", DiagnosticSeverity.Warning, true, helpLinkUri: Pages + "NE0008.md");

    private static readonly DiagnosticDescriptor RuntimeMissing = new(
        ProblemId.RuntimeMissing, "The project lacks NE.Runtime", "{0}",
        "NE.Declaration", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0009.md");

    private static readonly DiagnosticDescriptor PartRemovedByDense = new(
        ProblemId.PartRemovedByDense, "A part is written together with Dense, which removes it", "{0}",
        "NE.Declaration", DiagnosticSeverity.Warning, true, helpLinkUri: Pages + "NE0010.md");

    private static readonly DiagnosticDescriptor RunValueOutOfRange = new(
        ProblemId.RunValueOutOfRange, "A value of the run is out of range", "{0}",
        "NE.Declaration", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0011.md");

    private static readonly DiagnosticDescriptor NoUpdates = new(
        ProblemId.NoUpdates, "The run makes no updates", "{0}",
        "NE.Declaration", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0012.md");

    private static readonly DiagnosticDescriptor IntervalLongerThanRun = new(
        ProblemId.IntervalLongerThanRun, "An interval is longer than the run", "{0}",
        "NE.Declaration", DiagnosticSeverity.Warning, true, helpLinkUri: Pages + "NE0013.md");

    private static readonly DiagnosticDescriptor DerivedExperiment = new(
        ProblemId.DerivedExperiment, "An experiment derives from another", "{0}",
        "NE.Declaration", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0014.md");

    private static readonly DiagnosticDescriptor NotAccessible = new(
        ProblemId.NotAccessible, "An experiment is not accessible to the table of experiments", "{0}",
        "NE.Declaration", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0015.md");

    private static readonly DiagnosticDescriptor RequiredPartRemoved = new(
        ProblemId.RequiredPartRemoved, "A part that every experiment needs is removed", "{0}",
        "NE.Declaration", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0016.md");

    private static readonly DiagnosticDescriptor NameTaken = new(
        ProblemId.NameTaken, "Two experiments have the same name", "{0}",
        "NE.Declaration", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0017.md");

    private static readonly DiagnosticDescriptor WrittenAndRemoved = new(
        ProblemId.WrittenAndRemoved, "A part is both written and removed", "{0}",
        "NE.Declaration", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0018.md");

    private static readonly DiagnosticDescriptor OtherVocabulary = new(
        ProblemId.OtherVocabulary, "The project and the compiler have different versions of NE.Dsl", "{0}",
        "NE.Declaration", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0019.md");

    private static readonly DiagnosticDescriptor TwoOfAKind = new(
        ProblemId.TwoOfAKind, "An experiment has two algorithms or two optimisers", "{0}",
        "NE.Declaration", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0020.md");

    private static readonly DiagnosticDescriptor StepTwice = new(
        ProblemId.StepTwice, "A layer has two activations", "{0}",
        "NE.Networks", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0101.md");

    private static readonly DiagnosticDescriptor NoLayers = new(
        ProblemId.NoLayers, "A network has no layers", "{0}",
        "NE.Networks", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0102.md");

    private static readonly DiagnosticDescriptor LayerNotPartial = new(
        ProblemId.LayerNotPartial, "A layer property lacks partial", "{0}",
        "NE.Networks", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0103.md");

    private static readonly DiagnosticDescriptor LayerWithoutWeights = new(
        ProblemId.LayerWithoutWeights, "A layer has no linear map", "{0}",
        "NE.Networks", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0104.md");

    private static readonly DiagnosticDescriptor OutputShape = new(
        ProblemId.OutputShape, "The width of a last layer is wrong", "{0}",
        "NE.Networks", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0105.md");

    private static readonly DiagnosticDescriptor ActorOutputActivation = new(
        ProblemId.ActorOutputActivation, "The output of an actor is not tanh", "{0}",
        "NE.Networks", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0106.md");

    private static readonly DiagnosticDescriptor CriticOutputActivation = new(
        ProblemId.CriticOutputActivation, "The output of a critic has an activation", "{0}",
        "NE.Networks", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0107.md");

    private static readonly DiagnosticDescriptor NetworkMissing = new(
        ProblemId.NetworkMissing, "An actor or critic is missing", "{0}",
        "NE.Networks", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0108.md");

    private static readonly DiagnosticDescriptor NetworkTwice = new(
        ProblemId.NetworkTwice, "Two networks have the same role, or one network has two roles", "{0}",
        "NE.Networks", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0109.md");

    private static readonly DiagnosticDescriptor NetworkValueOutOfRange = new(
        ProblemId.NetworkValueOutOfRange, "A value of a network or layer is out of range", "{0}",
        "NE.Networks", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0110.md");

    private static readonly DiagnosticDescriptor LayersAcrossFiles = new(
        ProblemId.LayersAcrossFiles, "The layers of a network are in several parts", "{0}",
        "NE.Networks", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0111.md");

    private static readonly DiagnosticDescriptor OutsideExperiment = new(
        ProblemId.OutsideExperiment, "A network or layer is outside an experiment", "{0}",
        "NE.Networks", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0112.md");

    private static readonly DiagnosticDescriptor LayerProperty = new(
        ProblemId.LayerProperty, "A layer property has a form that cannot be completed", "{0}",
        "NE.Networks", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0113.md");

    private static readonly DiagnosticDescriptor OutputNorm = new(
        ProblemId.OutputNorm, "A last layer has a norm", "{0}",
        "NE.Networks", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0114.md");

    private static readonly DiagnosticDescriptor ReservedName = new(
        ProblemId.ReservedName, "A name is used by generated code", "{0}",
        "NE.Networks", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0115.md");

    private static readonly DiagnosticDescriptor StageBeforeLayers = new(
        ProblemId.StageBeforeLayers, "The first stage of a network is not a layer", "{0}",
        "NE.Networks", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0116.md");

    private static readonly DiagnosticDescriptor StageAfterLayers = new(
        ProblemId.StageAfterLayers, "The last stage of a network is not a layer", "{0}",
        "NE.Networks", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0117.md");

    private static readonly DiagnosticDescriptor GrowthValueOutOfRange = new(
        ProblemId.GrowthValueOutOfRange, "A value of growth is out of range", "{0}",
        "NE.Growth", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0201.md");

    private static readonly DiagnosticDescriptor NoGrowthEvent = new(
        ProblemId.NoGrowthEvent, "No growth event takes place during the run", "{0}",
        "NE.Growth", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0202.md");

    private static readonly DiagnosticDescriptor GrowthNeverFinishes = new(
        ProblemId.GrowthNeverFinishes, "The growth rate is too small for the final density", "{0}",
        "NE.Growth", DiagnosticSeverity.Warning, true, helpLinkUri: Pages + "NE0203.md");

    private static readonly DiagnosticDescriptor GrowthValueUnused = new(
        ProblemId.GrowthValueUnused, "A value of growth has no effect", "{0}",
        "NE.Growth", DiagnosticSeverity.Warning, true, helpLinkUri: Pages + "NE0204.md");

    private static readonly DiagnosticDescriptor GrowthBeyondRun = new(
        ProblemId.GrowthBeyondRun, "Growth ends after the run", "{0}",
        "NE.Growth", DiagnosticSeverity.Warning, true, helpLinkUri: Pages + "NE0205.md");

    private static readonly DiagnosticDescriptor NothingToGrow = new(
        ProblemId.NothingToGrow, "Growth has nothing to grow", "{0}",
        "NE.Growth", DiagnosticSeverity.Warning, true, helpLinkUri: Pages + "NE0206.md");

    private static readonly DiagnosticDescriptor GrowthWithoutTopology = new(
        ProblemId.GrowthWithoutTopology, "Growth without sparse topology", "{0}",
        "NE.Growth", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0207.md");

    private static readonly DiagnosticDescriptor RewireWithGrowth = new(
        ProblemId.RewireWithGrowth, "Rewiring and growth exclude each other", "{0}",
        "NE.Growth", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0208.md");

    private static readonly DiagnosticDescriptor RewireWithoutTopology = new(
        ProblemId.RewireWithoutTopology, "Rewiring without a sparse topology", "{0}",
        "NE.Growth", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0209.md");

    private static readonly DiagnosticDescriptor PruneValueOutOfRange = new(
        ProblemId.PruneValueOutOfRange, "A value of pruning is out of range", "{0}",
        "NE.Pruning", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0301.md");

    private static readonly DiagnosticDescriptor PruneUndoesGrowth = new(
        ProblemId.PruneUndoesGrowth, "Pruning may undo all growth", "{0}",
        "NE.Pruning", DiagnosticSeverity.Warning, true, helpLinkUri: Pages + "NE0302.md");

    private static readonly DiagnosticDescriptor PruneWithoutGrowth = new(
        ProblemId.PruneWithoutGrowth, "Pruning without growth", "{0}",
        "NE.Pruning", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0303.md");

    private static readonly DiagnosticDescriptor NeverDormant = new(
        ProblemId.NeverDormant, "No neuron can be dormant", "{0}",
        "NE.Pruning", DiagnosticSeverity.Warning, true, helpLinkUri: Pages + "NE0304.md");

    private static readonly DiagnosticDescriptor TopologyValueOutOfRange = new(
        ProblemId.TopologyValueOutOfRange, "A value of the topology is out of range", "{0}",
        "NE.Density", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0401.md");

    private static readonly DiagnosticDescriptor ProtectionRelaxed = new(
        ProblemId.ProtectionRelaxed, "A protected layer was released", "{0}",
        "NE.Density", DiagnosticSeverity.Info, true, helpLinkUri: Pages + "NE0402.md");

    private static readonly DiagnosticDescriptor DensityImpossible = new(
        ProblemId.DensityImpossible, "A density cannot be allocated", "{0}",
        "NE.Density", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0403.md");

    private static readonly DiagnosticDescriptor FanImpossible = new(
        ProblemId.FanImpossible, "A minimum fan-in or fan-out cannot be met", "{0}",
        "NE.Density", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0404.md");

    private static readonly DiagnosticDescriptor InvalidYaml = new(
        ProblemId.InvalidYaml, "A file is not valid YAML", "{0}",
        "NE.Yaml", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0501.md");

    private static readonly DiagnosticDescriptor TabIndent = new(
        ProblemId.TabIndent, "A tab indents a line of YAML", "{0}",
        "NE.Yaml", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0502.md");

    private static readonly DiagnosticDescriptor UnknownKey = new(
        ProblemId.UnknownKey, "A YAML key is unknown", "{0}",
        "NE.Yaml", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0503.md");

    private static readonly DiagnosticDescriptor KeyTwice = new(
        ProblemId.KeyTwice, "A YAML key is written twice", "{0}",
        "NE.Yaml", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0504.md");

    private static readonly DiagnosticDescriptor WrongKind = new(
        ProblemId.WrongKind, "A YAML value is of the wrong kind", "{0}",
        "NE.Yaml", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0505.md");

    private static readonly DiagnosticDescriptor UnknownWord = new(
        ProblemId.UnknownWord, "A YAML word is unknown", "{0}",
        "NE.Yaml", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0506.md");

    private static readonly DiagnosticDescriptor AnchorRefused = new(
        ProblemId.AnchorRefused, "YAML uses anchors, aliases, tags or merge keys", "{0}",
        "NE.Yaml", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0507.md");

    private static readonly DiagnosticDescriptor NothingDeclared = new(
        ProblemId.NothingDeclared, "A YAML file declares nothing", "{0}",
        "NE.Yaml", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0508.md");

    private static readonly DiagnosticDescriptor InvalidName = new(
        ProblemId.InvalidName, "A YAML name cannot be the name of a class", "{0}",
        "NE.Yaml", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0509.md");

    private static readonly DiagnosticDescriptor StepOrder = new(
        ProblemId.StepOrder, "The steps of a layer in YAML are out of order", "{0}",
        "NE.Yaml", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0510.md");

    private static readonly DiagnosticDescriptor NoBase = new(
        ProblemId.NoBase, "A variant in YAML has no base", "{0}",
        "NE.Yaml", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0511.md");

    private static readonly DiagnosticDescriptor UnknownTask = new(
        ProblemId.UnknownTask, "A task is not in the catalogue", "{0}",
        "NE.Task", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0701.md");

    private static readonly DiagnosticDescriptor TaskMissing = new(
        ProblemId.TaskMissing, "An experiment names no task", "{0}",
        "NE.Task", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0702.md");

    private static readonly DiagnosticDescriptor TaskWithoutSizes = new(
        ProblemId.TaskWithoutSizes, "A user-defined task lacks [Task]", "{0}",
        "NE.Task", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0703.md");

    private static readonly DiagnosticDescriptor NotAnEnvironment = new(
        ProblemId.NotAnEnvironment, "A task is not an IEnvironment", "{0}",
        "NE.Task", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0704.md");

    private static readonly DiagnosticDescriptor TaskValueOutOfRange = new(
        ProblemId.TaskValueOutOfRange, "A size of a task is out of range", "{0}",
        "NE.Task", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0705.md");

    private static readonly DiagnosticDescriptor TaskCannotBeMade = new(
        ProblemId.TaskCannotBeMade, "A task cannot be constructed", "{0}",
        "NE.Task", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0706.md");

    private static readonly DiagnosticDescriptor TaskTwice = new(
        ProblemId.TaskTwice, "An experiment names two tasks", "{0}",
        "NE.Task", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0707.md");

    private static readonly DiagnosticDescriptor AlgorithmValueOutOfRange = new(
        ProblemId.AlgorithmValueOutOfRange, "A value of the algorithm is out of range", "{0}",
        "NE.Algorithm", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0801.md");

    private static readonly DiagnosticDescriptor BatchLargerThanReplay = new(
        ProblemId.BatchLargerThanReplay, "A batch is larger than the replay buffer", "{0}",
        "NE.Algorithm", DiagnosticSeverity.Warning, true, helpLinkUri: Pages + "NE0802.md");

    private static readonly DiagnosticDescriptor ClipValueOutOfRange = new(
        ProblemId.ClipValueOutOfRange, "A value of weight clipping is out of range", "{0}",
        "NE.Algorithm", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0803.md");

    private static readonly DiagnosticDescriptor ClipWithoutGrowth = new(
        ProblemId.ClipWithoutGrowth, "Clipping of newborns without growth", "{0}",
        "NE.Algorithm", DiagnosticSeverity.Warning, true, helpLinkUri: Pages + "NE0804.md");

    private static readonly DiagnosticDescriptor DecayTooLargeForAges = new(
        ProblemId.DecayTooLargeForAges, "A decay of Adam is too large for per-weight step counts", "{0}",
        "NE.Algorithm", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0805.md");

    private static readonly DiagnosticDescriptor AlgorithmValueUnused = new(
        ProblemId.AlgorithmValueUnused, "A value of the algorithm has no effect", "{0}",
        "NE.Algorithm", DiagnosticSeverity.Warning, true, helpLinkUri: Pages + "NE0806.md");

    private static readonly DiagnosticDescriptor ReviewValueOutOfRange = new(
        ProblemId.ReviewValueOutOfRange, "A value of review is out of range", "{0}",
        "NE.Review", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0901.md");

    private static readonly DiagnosticDescriptor WindowNotMultiple = new(
        ProblemId.WindowNotMultiple, "The review window is not a multiple of the observation interval", "{0}",
        "NE.Review", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0902.md");

    private static readonly DiagnosticDescriptor ReviewNeverStarts = new(
        ProblemId.ReviewNeverStarts, "The review window is longer than the run", "{0}",
        "NE.Review", DiagnosticSeverity.Warning, true, helpLinkUri: Pages + "NE0903.md");

    private static readonly DiagnosticDescriptor NothingToObserve = new(
        ProblemId.NothingToObserve, "The critic has no hidden neurons to count", "{0}",
        "NE.Review", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0904.md");

    private static readonly DiagnosticDescriptor ReviewValueUnused = new(
        ProblemId.ReviewValueUnused, "A value of review has no effect", "{0}",
        "NE.Review", DiagnosticSeverity.Warning, true, helpLinkUri: Pages + "NE0905.md");

    private static readonly DiagnosticDescriptor Internal = new(
        ProblemId.Internal, "The generator itself failed", "{0}",
        "NE.Internal", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE0999.md");

    private static readonly DiagnosticDescriptor StudyValueOutOfRange = new(
        ProblemId.StudyValueOutOfRange, "A value of a study is out of range", "{0}",
        "NE.Study", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE1001.md");

    private static readonly DiagnosticDescriptor NothingToCompare = new(
        ProblemId.NothingToCompare, "A study compares nothing", "{0}",
        "NE.Study", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE1002.md");

    private static readonly DiagnosticDescriptor CompareOfNonExperiment = new(
        ProblemId.CompareOfNonExperiment, "A study compares something that is not an experiment", "{0}",
        "NE.Study", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE1003.md");

    private static readonly DiagnosticDescriptor StudyNamesTwice = new(
        ProblemId.StudyNamesTwice, "A study names something twice", "{0}",
        "NE.Study", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE1004.md");

    private static readonly DiagnosticDescriptor VaryUnknownValue = new(
        ProblemId.VaryUnknownValue, "A study varies an unknown setting", "{0}",
        "NE.Study", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE1005.md");

    private static readonly DiagnosticDescriptor VaryValueOutOfRange = new(
        ProblemId.VaryValueOutOfRange, "A varied value is out of range", "{0}",
        "NE.Study", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE1006.md");

    private static readonly DiagnosticDescriptor TrialImpossible = new(
        ProblemId.TrialImpossible, "A trial of a study cannot be trained", "{0}",
        "NE.Study", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE1007.md");

    private static readonly DiagnosticDescriptor StudyPartOutsideStudy = new(
        ProblemId.StudyPartOutsideStudy, "A study attribute is on a class that is not a study", "{0}",
        "NE.Study", DiagnosticSeverity.Warning, true, helpLinkUri: Pages + "NE1008.md");

    private static readonly DiagnosticDescriptor StudyAndExperiment = new(
        ProblemId.StudyAndExperiment, "A class is both a study and an experiment", "{0}",
        "NE.Study", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE1009.md");

    private static readonly DiagnosticDescriptor StudyNameTaken = new(
        ProblemId.StudyNameTaken, "Two studies have the same name", "{0}",
        "NE.Study", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE1010.md");

    private static readonly DiagnosticDescriptor MethodValueUnused = new(
        ProblemId.MethodValueUnused, "A value of a method has no effect", "{0}",
        "NE.Resets", DiagnosticSeverity.Warning, true, helpLinkUri: Pages + "NE1101.md");

    private static readonly DiagnosticDescriptor NeverSilent = new(
        ProblemId.NeverSilent, "Resets of silent neurons, with an activation that is never silent", "{0}",
        "NE.Resets", DiagnosticSeverity.Error, true, helpLinkUri: Pages + "NE1102.md");

    private static readonly DiagnosticDescriptor MethodsUndoEachOther = new(
        ProblemId.MethodsUndoEachOther, "Two methods undo each other", "{0}",
        "NE.Resets", DiagnosticSeverity.Warning, true, helpLinkUri: Pages + "NE1103.md");

    /// <summary>All of them, by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        MissingPartial, ExperimentAndVariant, VariantCycle, WithoutAbsentPart,
        VariantOfNonExperiment, GenericDeclaration, NotAnOrdinaryClass, PartOutsideExperiment,
        RuntimeMissing, PartRemovedByDense, RunValueOutOfRange, NoUpdates,
        IntervalLongerThanRun, DerivedExperiment, NotAccessible, RequiredPartRemoved,
        NameTaken, WrittenAndRemoved, OtherVocabulary, TwoOfAKind, StepTwice, NoLayers,
        LayerNotPartial, LayerWithoutWeights, OutputShape, ActorOutputActivation,
        CriticOutputActivation, NetworkMissing, NetworkTwice, NetworkValueOutOfRange,
        LayersAcrossFiles, OutsideExperiment, LayerProperty, OutputNorm,
        ReservedName, StageBeforeLayers, StageAfterLayers, GrowthValueOutOfRange, NoGrowthEvent, GrowthNeverFinishes,
        GrowthValueUnused, GrowthBeyondRun, NothingToGrow, GrowthWithoutTopology, RewireWithGrowth, RewireWithoutTopology,
        PruneValueOutOfRange, PruneUndoesGrowth, PruneWithoutGrowth, NeverDormant,
        TopologyValueOutOfRange, ProtectionRelaxed, DensityImpossible, FanImpossible,
        InvalidYaml, TabIndent, UnknownKey, KeyTwice,
        WrongKind, UnknownWord, AnchorRefused, NothingDeclared,
        InvalidName, StepOrder, NoBase,
        UnknownTask, TaskMissing, TaskWithoutSizes, NotAnEnvironment,
        TaskValueOutOfRange, TaskCannotBeMade, TaskTwice, AlgorithmValueOutOfRange,
        BatchLargerThanReplay, ClipValueOutOfRange, ClipWithoutGrowth, DecayTooLargeForAges, AlgorithmValueUnused,
        ReviewValueOutOfRange, WindowNotMultiple, ReviewNeverStarts, NothingToObserve, ReviewValueUnused,
        Internal,
        StudyValueOutOfRange, NothingToCompare, CompareOfNonExperiment, StudyNamesTwice,
        VaryUnknownValue, VaryValueOutOfRange, TrialImpossible, StudyPartOutsideStudy,
        StudyAndExperiment, StudyNameTaken,
        MethodValueUnused, NeverSilent, MethodsUndoEachOther,
    ];

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = All.ToDictionary(descriptor => descriptor.Id);

    /// <summary>The descriptor of an id.</summary>
    public static DiagnosticDescriptor Of(string id) => ById[id];
}
