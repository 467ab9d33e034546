using NE.Generators.Model;

namespace NE.Generators.FrontEnds;

/// <summary>Makes the typed parts of a declaration from merged values.</summary>
internal sealed class PartBuilder(MergedParts parts)
{
    public ExperimentPart Experiment() => new(Long("Experiment", "Steps"));

    public Td3Part Td3()
    {
        const string part = "Td3";
        return new(
            Real(part, "Discount"), Real(part, "Polyak"), Int(part, "BatchSize"), Int(part, "ReplayCapacity"), Long(part, "WarmUp"),
            Real(part, "ExplorationNoise"), Real(part, "TargetNoise"), Real(part, "TargetNoiseClip"), Int(part, "PolicyDelay"),
            Real(part, "ActorLearningRate"), Real(part, "CriticLearningRate"), Real(part, "Beta1"), Real(part, "Beta2"),
                Real(part, "Epsilon"));
    }

    public EvaluatePart Evaluate() => new(Long("Evaluate", "Every"), Int("Evaluate", "Episodes"));

    public CheckpointPart Checkpoint() => new(Long("Checkpoint", "Every"));

    public MetricsPart Metrics() => new(Long("Metrics", "Every"));

    public TopologyPart? Topology()
    {
        const string part = "Topology";
        return !parts.Has(part) ? null : new(
            Real(part, "Density"), Real(part, "FinalDensity"), (Sparsity)Int(part, "Initial"), (Protect)Int(part, "Protect"),
            Int(part, "MinFanIn"), Int(part, "MinFanOut"), Flag(part, "ScaleByEffectiveFanIn"), (Moments)Int(part, "Moments"),
            Flag(part, "ResetMoments"), Flag(part, "RedrawBias"), Flag(part, "ZeroOutgoingOnRevival"), Flag(part, "CopyNewbornToTarget"),
            Flag(part, "ResetDormantInProtected"));
    }

    public GrowPart? Grow()
    {
        const string part = "Grow";
        return !parts.Has(part) ? null : new(
            Int(part, "Every"), (Anneal)Int(part, "Schedule"), (Score)Int(part, "By"), (Control)Int(part, "Control"), Real(part, "Rate"),
            Real(part, "Amplitude"), Real(part, "Power"), (GrowthBasis)Int(part, "Basis"), Long(part, "Until"),
                (Newborn)Int(part, "Newborn"),
            Flag(part, "SkipZeroScore"));
    }

    public PrunePart? Prune()
    {
        const string part = "Prune";
        return !parts.Has(part) ? null : new(
            Real(part, "UpperBound"), Real(part, "DormantThreshold"), (TruncateUnit)Int(part, "Unit"), Flag(part, "AfterSaturation"));
    }

    public ReviewPart? Review()
    {
        const string part = "Review";
        return !parts.Has(part) ? null : new(
            Real(part, "Oldest"), Int(part, "Window"), Int(part, "ObserveEvery"), Real(part, "Gain"), Real(part, "Floor"),
            (ReviewSlope)Int(part, "Slope"), (ReviewBatch)Int(part, "Observe"), Real(part, "ActiveThreshold"));
    }

    public WeightClipPart? WeightClip() =>
        parts.Has("WeightClip") ? new(Real("WeightClip", "Kappa"), (ClipScope)Int("WeightClip", "Scope")) : null;

    private double Real(string part, string setting) => parts.Value(part, setting);

    private int Int(string part, string setting) => (int)parts.Value(part, setting);

    private long Long(string part, string setting) => (long)parts.Value(part, setting);

    private bool Flag(string part, string setting) => parts.Value(part, setting) != 0;
}
