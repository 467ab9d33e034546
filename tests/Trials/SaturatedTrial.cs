using NE.Dsl;

namespace NE.Trials;

/// <summary>Growth fast enough that the layers are full after one event, and pruning that goes on then.</summary>
[Variant<RecommendedTrial>, Grow(Control = Control.OpenLoop, Rate = 1, SkipZeroScore = false)]
[Prune(UpperBound = 0.1, DormantThreshold = 0.4)]
public partial class SaturatedTrial;
