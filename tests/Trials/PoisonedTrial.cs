using NE.Dsl;

namespace NE.Trials;

/// <summary>A run whose task returns NaN rewards, after some checkpoints.</summary>
[Variant<RecommendedTrial>, Environment<PoisonedGlider>, Checkpoint(Every = 200)]
public partial class PoisonedTrial;
