using NE.Dsl;

namespace NE.Trials;

/// <summary>Self-normalised resets on growing networks whose parameters count their own steps, with thresholds that 100 updates can reach.</summary>
[Variant<RecommendedTrial>, SelfNormalisedResets(Every = 25, Quantile = 0.9, Start = 3, Most = 20)]
public partial class SilencedTrial;
