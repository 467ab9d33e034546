using NE.Dsl;

namespace NE.Trials;

/// <summary>Pruning before growth, hidden weights clipped, review by time, recycling on a schedule.</summary>
[Variant<RecommendedTrial>, Prune(BeforeGrowth = true, DormantThreshold = 0.5), WeightClip(Scope = ClipScope.HiddenWeights, Kappa = 0.5)]
[Review(Slope = ReviewSlope.Time), ReDo(Every = 30, Lowest = 0.3, Schedule = ReDoSchedule.Cosine)]
public partial class OrderedTrial;
