using System;
using NE.Generators.Diagnostics;

namespace NE.Generators.Model.Schema;

/// <summary>
/// The table of presets: every part, every value, what Recommended and Paper give, and where it may lie. Reasons and sources stand at the
/// NE.Dsl attributes; a test compares their defaults with the Recommended column.
/// </summary>
internal static class Vocabulary
{
    /// <summary>The name of the part that holds the length of the run and the preset itself.</summary>
    public const string Experiment = "Experiment";

    /// <summary>The name of the part that names the task; it has no numbers.</summary>
    public const string Environment = "Environment";

    /// <summary>The name of the part that removes all sparsity.</summary>
    public const string Dense = "Dense";

    /// <summary>Largest number of units, and of anything that an array of the agent is as long as.</summary>
    public const int MostUnits = 65_536;

    // Far beyond any run, and small enough that sums of step counts stay exact in double and long.
    private const double MostSteps = 1e12;

    private static readonly ValueRange Positive = new(0, LowOpen: true, double.PositiveInfinity, HighOpen: false);
    private static readonly ValueRange NotNegative = new(0, LowOpen: false, double.PositiveInfinity, HighOpen: false);
    private static readonly ValueRange Share = new(0, LowOpen: false, 1, HighOpen: false);
    private static readonly ValueRange PositiveShare = new(0, LowOpen: true, 1, HighOpen: false);
    private static readonly ValueRange Decay = new(0, LowOpen: false, 1, HighOpen: true);

    /// <summary>All parts.</summary>
    public static EquatableArray<PartSchema> Parts { get; } =
    [
        new(Experiment, Removable: false, Given: true, ProblemId.RunValueOutOfRange,
        [
            Choice<Preset>("Preset", recommended: Preset.Recommended, paper: Preset.Recommended),
            Count("Steps", 1_000_000, least: 1, MostSteps),
        ]),
        new("Td3", Removable: false, Given: true, ProblemId.AlgorithmValueOutOfRange,
        [
            Real("Discount", 0.99, Share),
            Real("Polyak", 0.005, PositiveShare),
            Count("BatchSize", 256, least: 1, MostUnits),
            Count("ReplayCapacity", 1_000_000, least: 1, int.MaxValue),
            Count("WarmUp", 25_000, least: 0, MostSteps),
            Real("ExplorationNoise", 0.1, NotNegative),
            Real("TargetNoise", 0.2, NotNegative),
            Real("TargetNoiseClip", 0.5, NotNegative),
            Count("PolicyDelay", 2, least: 1, int.MaxValue),
            Real("ActorLearningRate", 3e-4, Positive),
            Real("CriticLearningRate", 3e-4, Positive),
            Real("Beta1", 0.9, Decay),
            Real("Beta2", 0.999, Decay),
            Real("Epsilon", 1e-8, Positive),
        ]),
        new("Evaluate", Removable: false, Given: true, ProblemId.RunValueOutOfRange,
        [
            Count("Every", 5_000, least: 1, MostSteps),
            Count("Episodes", 10, least: 1, 1_000_000),
        ]),
        new("Checkpoint", Removable: false, Given: true, ProblemId.RunValueOutOfRange, [Count("Every", 25_000, least: 1, MostSteps)]),
        new("Metrics", Removable: false, Given: true, ProblemId.RunValueOutOfRange, [Count("Every", 10_000, least: 1, MostSteps)]),
        new("Topology", Removable: true, Given: true, ProblemId.TopologyValueOutOfRange,
        [
            Real("Density", 0.25, PositiveShare),
            Real("FinalDensity", 1, PositiveShare),
            Choice<Sparsity>("Initial", Sparsity.ErdosRenyi),
            Choice<Protect>("Protect", Protect.FirstAndLast),
            Count("MinFanIn", 0, least: 0, MostUnits),
            Count("MinFanOut", 0, least: 0, MostUnits),
            Flag("ScaleByEffectiveFanIn", false),
            Choice<Moments>("Moments", recommended: Moments.PerElementStep, paper: Moments.SharedStep),
            Flag("ResetMoments", recommended: true, paper: false),
            Flag("RedrawBias", true),
            Flag("ZeroOutgoingOnRevival", recommended: true, paper: false),
            Flag("CopyNewbornToTarget", false),
            Flag("ResetDormantInProtected", false),
        ]),
        new("Grow", Removable: true, Given: true, ProblemId.GrowthValueOutOfRange,
        [
            Count("Every", 1_000, least: 1, int.MaxValue),
            Choice<Anneal>("Schedule", Anneal.Cosine),
            Choice<Score>("By", Score.Gradient),
            Choice<Control>("Control", recommended: Control.ClosedLoop, paper: Control.OpenLoop),
            Real("Rate", 0, Share),
            Real("Amplitude", 1, Positive),
            Real("Power", 1, Positive),
            Choice<GrowthBasis>("Basis", GrowthBasis.LayerSize),
            Count("Until", 0, least: 0, MostSteps),
            Choice<Newborn>("Newborn", Newborn.Random),
            Flag("SkipZeroScore", recommended: true, paper: false),
        ]),
        new("Prune", Removable: true, Given: true, ProblemId.PruneValueOutOfRange,
        [
            Real("UpperBound", 0.4, NotNegative),
            Real("DormantThreshold", 0, NotNegative),
            Choice<TruncateUnit>("Unit", TruncateUnit.Connection),
            Flag("AfterSaturation", recommended: true, paper: false),
        ]),
        new("Review", Removable: true, Given: true, ProblemId.ReviewValueOutOfRange,
        [
            Real("Oldest", 0.25, PositiveShare),
            Count("Window", 5_000, least: 1, int.MaxValue),
            Count("ObserveEvery", 100, least: 1, int.MaxValue),
            Real("Gain", 0, NotNegative),
            Real("Floor", 0.5, Share),
            Choice<ReviewSlope>("Slope", recommended: ReviewSlope.Signed, paper: ReviewSlope.Absolute),
            Choice<ReviewBatch>("Observe", recommended: ReviewBatch.Probe, paper: ReviewBatch.Training),
            Real("ActiveThreshold", 0, NotNegative),
        ]),
        new("WeightClip", Removable: true, Given: true, ProblemId.ClipValueOutOfRange,
        [
            Real("Kappa", 3, Positive),
            Choice<ClipScope>("Scope", ClipScope.All),
        ]),
        new(Dense, Removable: true, Given: false, ProblemId.TopologyValueOutOfRange, []),
    ];

    /// <summary>The parts that <see cref="Dense"/> removes.</summary>
    public static EquatableArray<string> RemovedByDense { get; } = ["Topology", "Grow", "Prune", "Review"];

    /// <summary>The schema of a part, or null for a name that is none.</summary>
    public static PartSchema? Find(string part)
    {
        foreach (PartSchema candidate in Parts)
        {
            if (candidate.Name == part)
            {
                return candidate;
            }
        }

        return null;
    }

    private static SettingSchema Real(string name, double value, ValueRange range) => new(name, value, value, range, Whole: false, []);

    private static SettingSchema Count(string name, double value, double least, double most) =>
        new(name, value, value, new(least, LowOpen: false, most, HighOpen: false), Whole: true, []);

    private static SettingSchema Flag(string name, bool value) => Flag(name, value, value);

    private static SettingSchema Flag(string name, bool recommended, bool paper) =>
        new(name, recommended ? 1 : 0, paper ? 1 : 0, Share, Whole: true, []);

    private static SettingSchema Choice<T>(string name, T value)
        where T : struct, Enum => Choice(name, value, value);

    private static SettingSchema Choice<T>(string name, T recommended, T paper)
        where T : struct, Enum
    {
        string[] names = Enum.GetNames(typeof(T));
        return new(
            name, Convert.ToInt32(recommended), Convert.ToInt32(paper), new(0, LowOpen: false, names.Length - 1, HighOpen: false),
                Whole: true, [.. names])
        {
            ChoiceType = typeof(T).Name,
        };
    }
}
