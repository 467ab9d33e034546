using System;
using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Diagnostics;

namespace NE.Generators.Vocabulary;

/// <summary>
/// The vocabulary defined by NE.Dsl: all parts and settings with range, unit and preset values. Read once from the
/// NE.Dsl assembly next to the compiler.
/// </summary>
internal static class Schema
{
    /// <summary>The name of the part with the length of the run and the preset.</summary>
    public const string Experiment = "Experiment";

    /// <summary>The name of the part that names the task; it has no settings.</summary>
    public const string Environment = "Environment";

    /// <summary>The name of the part that makes networks dense.</summary>
    public const string Dense = "Dense";

    /// <summary>Version of the NE.Dsl assembly that was read.</summary>
    public static string Version { get; } = typeof(ExperimentAttribute).Assembly.GetName().Version.ToString();

    /// <summary>All parts, in the order of the reference.</summary>
    public static IReadOnlyList<PartSchema> Parts { get; } =
    [
        Part<ExperimentAttribute>() with { Removable = false },
        Part<Td3Attribute>() with { Removable = false, RangeProblem = ProblemId.AlgorithmValueOutOfRange },
        Part<SacAttribute>() with { Removable = false, GivenIn = [], RangeProblem = ProblemId.AlgorithmValueOutOfRange },
        Part<AdamAttribute>() with { Removable = false },
        Part<AdamWAttribute>() with { Removable = false, GivenIn = [] },
        Part<SgdAttribute>() with { Removable = false, GivenIn = [] },
        Part<UpgdAttribute>() with { Removable = false, GivenIn = [] },
        Part<TracAttribute>() with { Removable = false, GivenIn = [] },
        Part<EvaluateAttribute>() with { Removable = false },
        Part<CheckpointAttribute>() with { Removable = false },
        Part<MetricsAttribute>() with { Removable = false },
        Part<TopologyAttribute>() with { RemovedByDense = true, RangeProblem = ProblemId.TopologyValueOutOfRange },
        Part<GrowAttribute>() with { GivenIn = [Preset.Recommended, Preset.Paper], RemovedByDense = true, InEvents = true, RangeProblem = ProblemId.GrowthValueOutOfRange },
        Part<PruneAttribute>() with { GivenIn = [Preset.Recommended, Preset.Paper], RemovedByDense = true, InEvents = true, RangeProblem = ProblemId.PruneValueOutOfRange },
        Part<GradualPruningAttribute>() with { GivenIn = [], RemovedByDense = true },
        Part<RewireAttribute>() with { GivenIn = [], RemovedByDense = true },
        Part<ReferenceGrowthAttribute>() with { GivenIn = [Preset.ReferenceCode], RemovedByDense = true },
        Part<HalvedBatchAttribute>() with { GivenIn = [Preset.ReferenceCode] },
        Part<ReviewAttribute>() with { GivenIn = [Preset.Recommended, Preset.Paper], RemovedByDense = true, RangeProblem = ProblemId.ReviewValueOutOfRange },
        Part<WeightClipAttribute>() with { GivenIn = [Preset.Paper], RangeProblem = ProblemId.ClipValueOutOfRange },
        Part<L2Attribute>() with { GivenIn = [] },
        Part<RegenerativeL2Attribute>() with { GivenIn = [] },
        Part<ReDoAttribute>() with { GivenIn = [] },
        Part<GraMaAttribute>() with { GivenIn = [] },
        Part<ParsevalAttribute>() with { GivenIn = [] },
        Part<SpectralAttribute>() with { GivenIn = [] },
        Part<ChurnReductionAttribute>() with { GivenIn = [] },
        Part<UnitSphereAttribute>() with { GivenIn = [] },
        Part<NormaliseAndProjectAttribute>() with { GivenIn = [] },
        Part<ContinualBackpropAttribute>() with { GivenIn = [] },
        Part<SelfNormalisedResetsAttribute>() with { GivenIn = [] },
        Part<ShrinkAndPerturbAttribute>() with { GivenIn = [] },
        Part<DrMAttribute>() with { GivenIn = [] },
        Part<PlasticityInjectionAttribute>() with { GivenIn = [] },
        Part<ResetAttribute>() with { GivenIn = [] },
        Part<HareAndTortoiseAttribute>() with { GivenIn = [] },
        Part<ObservationNormAttribute>() with { GivenIn = [] },
        Part<SequenceAttribute>() with { GivenIn = [] },
        Part<ShiftAttribute>() with { GivenIn = [] },
        Part<GrowthCurveAttribute>() with { GivenIn = [], RemovedByDense = true, InEvents = true, Unplanned = true },
        Part<DynamicReplayAttribute>() with { GivenIn = [] },
        Part<SampleAttribute>() with { GivenIn = [] },
        Part<GradientTermAttribute>() with { GivenIn = [] },
        Part<EventAttribute>() with { GivenIn = [] },
        Part<MeasureAttribute>() with { GivenIn = [] },
        Part<DenseAttribute>() with { GivenIn = [] },
    ];

    /// <summary>Settings of a study's declaring attribute.</summary>
    public static PartSchema Study { get; } = Part<StudyAttribute>();

    /// <summary>Sizes of a user-defined task.</summary>
    public static PartSchema Task { get; } = Part<TaskAttribute>();

    /// <summary>Width of a layer.</summary>
    public static SettingSchema Units { get; } = Part<LinearAttribute>().Find(nameof(LinearAttribute.Units))!;

    /// <summary>The schema of a part, or null for an unknown name.</summary>
    public static PartSchema? Find(string part) => Parts.FirstOrDefault(candidate => candidate.Name == part);

    private static PartSchema Part<T>()
        where T : Attribute => new(typeof(T), SchemaReader.Settings(typeof(T)));
}
