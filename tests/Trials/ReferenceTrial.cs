using NE.Dsl;

namespace NE.Trials;

/// <summary>Growth as in the reference code, half batches, on networks with the largest weights live at first.</summary>
[Variant<RecommendedTrial>, Without<GrowAttribute>, Without<PruneAttribute>, Without<ReviewAttribute>, Without<WeightClipAttribute>]
[Topology(Mask = InitialMask.LargestMagnitude), ReferenceGrowth(Every = 10, Rate = 0.1, Zeros = 0.3), HalvedBatch(Below = 0.6)]
public partial class ReferenceTrial;

/// <summary>Growth as in the reference code in soft actor-critic, with shared step counts.</summary>
[Variant<GrowingSoftTrial>, Without<GrowAttribute>, Without<PruneAttribute>, ReferenceGrowth(Every = 20), HalvedBatch(Below = 0.9)]
public partial class ReferenceSoftTrial;
