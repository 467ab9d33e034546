namespace NE.Generators.Diagnostics;

/// <summary>
/// The ids of all problems, by area: 00 declaration, 01 networks, 02 growth, 03 pruning, 04 density, 05 YAML, 07 environment and task,
/// 08 algorithm, 09 review, 0999 internal, 10 studies, 11 resets, 12 user-defined methods. 06 is reserved for backends. Ids are never reused.
/// </summary>
internal static class ProblemId
{
    /// <summary>A class lacks <c>partial</c>.</summary>
    public const string MissingPartial = "NE0001";

    /// <summary>A class is both an experiment and a variant.</summary>
    public const string ExperimentAndVariant = "NE0002";

    /// <summary>A variant leads back to itself.</summary>
    public const string VariantCycle = "NE0003";

    /// <summary>A removed part does not exist.</summary>
    public const string WithoutAbsentPart = "NE0004";

    /// <summary>The base of a variant is not an experiment.</summary>
    public const string VariantOfNonExperiment = "NE0005";

    /// <summary>An experiment or network is generic.</summary>
    public const string GenericDeclaration = "NE0006";

    /// <summary>An experiment or network is static, abstract or a record.</summary>
    public const string NotAnOrdinaryClass = "NE0007";

    /// <summary>A part is on a class that is not an experiment.</summary>
    public const string PartOutsideExperiment = "NE0008";

    /// <summary>The project lacks NE.Runtime.</summary>
    public const string RuntimeMissing = "NE0009";

    /// <summary>A part is written together with Dense, which removes it.</summary>
    public const string PartRemovedByDense = "NE0010";

    /// <summary>A value of the run is out of range.</summary>
    public const string RunValueOutOfRange = "NE0011";

    /// <summary>The run is not longer than its warm-up.</summary>
    public const string NoUpdates = "NE0012";

    /// <summary>An interval is longer than the run.</summary>
    public const string IntervalLongerThanRun = "NE0013";

    /// <summary>An experiment derives from another.</summary>
    public const string DerivedExperiment = "NE0014";

    /// <summary>An experiment is not accessible to the table of experiments.</summary>
    public const string NotAccessible = "NE0015";

    /// <summary>A part that every experiment needs is removed.</summary>
    public const string RequiredPartRemoved = "NE0016";

    /// <summary>Two experiments have the same name.</summary>
    public const string NameTaken = "NE0017";

    /// <summary>A part is both written and removed.</summary>
    public const string WrittenAndRemoved = "NE0018";

    /// <summary>The project and the compiler have different versions of NE.Dsl.</summary>
    public const string OtherVocabulary = "NE0019";

    /// <summary>An experiment has two algorithms or two optimisers.</summary>
    public const string TwoOfAKind = "NE0020";

    /// <summary>A file is not UTF-8.</summary>
    public const string NotUtf8 = "NE0021";

    /// <summary>A layer has two activations.</summary>
    public const string StepTwice = "NE0101";

    /// <summary>A network has no layers.</summary>
    public const string NoLayers = "NE0102";

    /// <summary>A layer property lacks <c>partial</c>.</summary>
    public const string LayerNotPartial = "NE0103";

    /// <summary>A layer has no linear map.</summary>
    public const string LayerWithoutWeights = "NE0104";

    /// <summary>The width of a last layer is wrong.</summary>
    public const string OutputShape = "NE0105";

    /// <summary>The output of an actor is not tanh.</summary>
    public const string ActorOutputActivation = "NE0106";

    /// <summary>The output of a critic has an activation.</summary>
    public const string CriticOutputActivation = "NE0107";

    /// <summary>An actor or critic is missing.</summary>
    public const string NetworkMissing = "NE0108";

    /// <summary>Two networks have the same role, or one network has two roles.</summary>
    public const string NetworkTwice = "NE0109";

    /// <summary>A value of a network or layer is out of range.</summary>
    public const string NetworkValueOutOfRange = "NE0110";

    /// <summary>The layers of a network are in several parts.</summary>
    public const string LayersAcrossFiles = "NE0111";

    /// <summary>A network or layer is outside an experiment.</summary>
    public const string OutsideExperiment = "NE0112";

    /// <summary>A layer property has a form that cannot be completed.</summary>
    public const string LayerProperty = "NE0113";

    /// <summary>A last layer has a norm.</summary>
    public const string OutputNorm = "NE0114";

    /// <summary>A name is used by generated code.</summary>
    public const string ReservedName = "NE0115";

    /// <summary>The first stage of a network is not a layer.</summary>
    public const string StageBeforeLayers = "NE0116";

    /// <summary>The last stage of a network is not a layer.</summary>
    public const string StageAfterLayers = "NE0117";

    /// <summary>A layer has two norms.</summary>
    public const string NormTwice = "NE0118";

    /// <summary>A value of growth is out of range.</summary>
    public const string GrowthValueOutOfRange = "NE0201";

    /// <summary>No growth event takes place during the run.</summary>
    public const string NoGrowthEvent = "NE0202";

    /// <summary>The growth rate is too small for the final density.</summary>
    public const string GrowthNeverFinishes = "NE0203";

    /// <summary>A value of growth has no effect.</summary>
    public const string GrowthValueUnused = "NE0204";

    /// <summary>Growth ends after the run.</summary>
    public const string GrowthBeyondRun = "NE0205";

    /// <summary>Growth has nothing to grow.</summary>
    public const string NothingToGrow = "NE0206";

    /// <summary>Growth without sparse topology.</summary>
    public const string GrowthWithoutTopology = "NE0207";

    /// <summary>Rewiring and growth exclude each other.</summary>
    public const string RewireWithGrowth = "NE0208";

    /// <summary>Rewiring without a sparse topology.</summary>
    public const string RewireWithoutTopology = "NE0209";

    /// <summary>Gradual pruning excludes growth and rewiring.</summary>
    public const string GradualPruningWithOther = "NE0215";

    /// <summary>Gradual pruning without a topology.</summary>
    public const string GradualPruningWithoutTopology = "NE0216";

    /// <summary>Gradual pruning ends before it begins, or has no event.</summary>
    public const string NoGradualPruning = "NE0217";

    /// <summary>Gradual pruning to a density that a network cannot have, or has already.</summary>
    public const string FinalDensityImpossible = "NE0218";

    /// <summary>Growth as in the reference code excludes other changes of the topology.</summary>
    public const string ReferenceGrowthWithOther = "NE0219";

    /// <summary>Growth as in the reference code without a topology.</summary>
    public const string ReferenceGrowthWithoutTopology = "NE0220";

    /// <summary>A dense network in the preset of the reference code, which never steps it.</summary>
    public const string DenseInReferenceCode = "NE0221";

    /// <summary>A value of pruning is out of range.</summary>
    public const string PruneValueOutOfRange = "NE0301";

    /// <summary>Pruning may undo all growth.</summary>
    public const string PruneUndoesGrowth = "NE0302";

    /// <summary>Pruning without growth.</summary>
    public const string PruneWithoutGrowth = "NE0303";

    /// <summary>No neuron can be dormant.</summary>
    public const string NeverDormant = "NE0304";

    /// <summary>A value of the topology is out of range.</summary>
    public const string TopologyValueOutOfRange = "NE0401";

    /// <summary>A protected layer was released.</summary>
    public const string ProtectionRelaxed = "NE0402";

    /// <summary>A density cannot be allocated.</summary>
    public const string DensityImpossible = "NE0403";

    /// <summary>A minimum fan-in or fan-out cannot be met.</summary>
    public const string FanImpossible = "NE0404";

    /// <summary>A value of the topology has no effect.</summary>
    public const string TopologyValueUnused = "NE0405";

    /// <summary>A file is not valid YAML.</summary>
    public const string InvalidYaml = "NE0501";

    /// <summary>A tab indents a line.</summary>
    public const string TabIndent = "NE0502";

    /// <summary>A YAML key is unknown.</summary>
    public const string UnknownKey = "NE0503";

    /// <summary>A YAML key is written twice.</summary>
    public const string KeyTwice = "NE0504";

    /// <summary>A YAML value is of the wrong kind.</summary>
    public const string WrongKind = "NE0505";

    /// <summary>A YAML word is unknown.</summary>
    public const string UnknownWord = "NE0506";

    /// <summary>An anchor, alias, tag or merge key.</summary>
    public const string AnchorRefused = "NE0507";

    /// <summary>A YAML file declares nothing.</summary>
    public const string NothingDeclared = "NE0508";

    /// <summary>A YAML name cannot be the name of a class.</summary>
    public const string InvalidName = "NE0509";

    /// <summary>The steps of a layer are out of order.</summary>
    public const string StepOrder = "NE0510";

    /// <summary>A variant has no base.</summary>
    public const string NoBase = "NE0511";

    /// <summary>A task is not in the catalogue.</summary>
    public const string UnknownTask = "NE0701";

    /// <summary>An experiment names no task.</summary>
    public const string TaskMissing = "NE0702";

    /// <summary>A user-defined task lacks <c>[Task]</c>.</summary>
    public const string TaskWithoutSizes = "NE0703";

    /// <summary>A task is not an IEnvironment.</summary>
    public const string NotAnEnvironment = "NE0704";

    /// <summary>A size of a task is out of range.</summary>
    public const string TaskValueOutOfRange = "NE0705";

    /// <summary>A task cannot be constructed.</summary>
    public const string TaskCannotBeMade = "NE0706";

    /// <summary>An experiment names two tasks.</summary>
    public const string TaskTwice = "NE0707";

    /// <summary>A value of the algorithm is out of range.</summary>
    public const string AlgorithmValueOutOfRange = "NE0801";

    /// <summary>A batch is larger than the replay buffer.</summary>
    public const string BatchLargerThanReplay = "NE0802";

    /// <summary>A value of weight clipping is out of range.</summary>
    public const string ClipValueOutOfRange = "NE0803";

    /// <summary>Clipping of newborns without growth.</summary>
    public const string ClipWithoutGrowth = "NE0804";

    /// <summary>A decay of Adam is too large for per-weight step counts.</summary>
    public const string DecayTooLargeForAges = "NE0805";

    /// <summary>A value of the algorithm has no effect.</summary>
    public const string AlgorithmValueUnused = "NE0806";

    /// <summary>Weight decay and learning rate leave nothing of a weight.</summary>
    public const string DecayRemovesWeights = "NE0807";

    /// <summary>An optimiser that scales the way from the initial parameters is beside a method that moves parameters.</summary>
    public const string ScaledWayMoved = "NE0810";

    /// <summary>The replay buffer never becomes large enough for transitions to be dropped.</summary>
    public const string ReplayNeverDropped = "NE0811";

    /// <summary>A value of review is out of range.</summary>
    public const string ReviewValueOutOfRange = "NE0901";

    /// <summary>The review window is not a multiple of the observation interval.</summary>
    public const string WindowNotMultiple = "NE0902";

    /// <summary>The review window is longer than the run.</summary>
    public const string ReviewNeverStarts = "NE0903";

    /// <summary>The critic has no hidden neurons to count.</summary>
    public const string NothingToObserve = "NE0904";

    /// <summary>A value of review has no effect.</summary>
    public const string ReviewValueUnused = "NE0905";

    /// <summary>The generator itself failed.</summary>
    public const string Internal = "NE0999";

    /// <summary>A value of a study is out of range.</summary>
    public const string StudyValueOutOfRange = "NE1001";

    /// <summary>A study compares nothing.</summary>
    public const string NothingToCompare = "NE1002";

    /// <summary>A study compares something that is not an experiment.</summary>
    public const string CompareOfNonExperiment = "NE1003";

    /// <summary>A study names something twice.</summary>
    public const string StudyNamesTwice = "NE1004";

    /// <summary>A study varies an unknown setting.</summary>
    public const string VaryUnknownValue = "NE1005";

    /// <summary>A varied value is out of range.</summary>
    public const string VaryValueOutOfRange = "NE1006";

    /// <summary>A trial of a study cannot be trained.</summary>
    public const string TrialImpossible = "NE1007";

    /// <summary>A study attribute is on a class that is not a study.</summary>
    public const string StudyPartOutsideStudy = "NE1008";

    /// <summary>A class is both a study and an experiment.</summary>
    public const string StudyAndExperiment = "NE1009";

    /// <summary>Two studies have the same name.</summary>
    public const string StudyNameTaken = "NE1010";

    /// <summary>Resets where the gradient is 0, with an activation whose gradient never is.</summary>
    public const string GradientNeverZero = "NE1011";

    /// <summary>A value of a method has no effect.</summary>
    public const string MethodValueUnused = "NE1101";

    /// <summary>Resets of silent units, with an activation that is never silent.</summary>
    public const string NeverSilent = "NE1102";

    /// <summary>Two methods that undo each other.</summary>
    public const string MethodsUndoEachOther = "NE1103";

    /// <summary>No injection takes place during the run.</summary>
    public const string NoInjection = "NE1110";

    /// <summary>A method changes parameters whose difference from frozen ones is the output.</summary>
    public const string InjectedParametersMoved = "NE1111";

    /// <summary>A user-defined type does not implement the interface of its part.</summary>
    public const string OwnTypeLacksInterface = "NE1201";

    /// <summary>Generated code cannot name or construct a user-defined type.</summary>
    public const string OwnTypeCannotBeUsed = "NE1202";

    /// <summary>A part that names a type is written twice.</summary>
    public const string PartWrittenTwice = "NE1203";

    /// <summary>The name of a user-defined type is taken.</summary>
    public const string OwnTypeNameTaken = "NE1204";

    /// <summary>A YAML file names a type that does not exist.</summary>
    public const string OwnTypeUnknown = "NE1205";

    /// <summary>A part that needs a user-defined type names none.</summary>
    public const string OwnTypeMissing = "NE1206";

    /// <summary>Two methods draw the batch of an update.</summary>
    public const string TwoSamplers = "NE1207";

    /// <summary>A value of a shift is out of the range of its property.</summary>
    public const string ShiftOutOfRange = "NE1301";

    /// <summary>A shift changes nothing.</summary>
    public const string ShiftWithoutEffect = "NE1302";

    /// <summary>A shift has no values, or values from several sources.</summary>
    public const string ShiftWithoutValues = "NE1303";

    /// <summary>A shift names an element that the model does not have.</summary>
    public const string ShiftOfUnknown = "NE1304";

    /// <summary>A value of a shift has no effect.</summary>
    public const string ShiftValueUnused = "NE1305";

    /// <summary>An experiment has several tasks but no sequence, or a sequence but one task.</summary>
    public const string SequenceTasks = "NE1401";

    /// <summary>A run is no whole number of visits, or a visit is not longer than its warm-up.</summary>
    public const string SequenceLength = "NE1402";

    /// <summary>A part does not work with a sequence of tasks.</summary>
    public const string SequenceConflict = "NE1403";

    /// <summary>Networks stop growing before the last visit of a sequence.</summary>
    public const string SequenceOutlivesGrowth = "NE1404";

    /// <summary>Two methods project weights.</summary>
    public const string TwoProjections = "NE1501";

    /// <summary>Decay beside a projection.</summary>
    public const string DecayOfProjectedWeights = "NE1502";

    /// <summary>Projected layers have no normalisation.</summary>
    public const string ProjectionWithoutNorms = "NE1503";

    /// <summary>Whether a problem prevents an agent from being generated: all do, except warnings and informational diagnostics.</summary>
    public static bool Blocks(string id) => id is not (
        PartOutsideExperiment or PartRemovedByDense or IntervalLongerThanRun or GrowthNeverFinishes or
        GrowthValueUnused or GrowthBeyondRun or NothingToGrow or PruneUndoesGrowth or
        NeverDormant or ProtectionRelaxed or BatchLargerThanReplay or ReplayNeverDropped or DenseInReferenceCode or ClipWithoutGrowth or
        ReviewNeverStarts or AlgorithmValueUnused or TopologyValueUnused or ReviewValueUnused or StudyPartOutsideStudy or
        GradientNeverZero or MethodValueUnused or MethodsUndoEachOther or ShiftValueUnused or SequenceOutlivesGrowth or DecayOfProjectedWeights or
        ProjectionWithoutNorms or NoInjection or InjectedParametersMoved);
}
