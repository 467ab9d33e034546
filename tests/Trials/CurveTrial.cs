using NE.Dsl;

namespace NE.Trials;

/// <summary>
/// Closed-loop growth that also takes connections of score 0, so that nothing but the declared curve decides how many live.
/// </summary>
[Variant<RecommendedTrial>, Grow(SkipZeroScore = false), Without<PruneAttribute>]
public partial class CurveTrial;
