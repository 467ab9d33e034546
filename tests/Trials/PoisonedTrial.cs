using NE.Dsl;

namespace NE.Trials;

/// <summary>A run whose task gives rewards that are not numbers, after some checkpoints.</summary>
[Variant<RecommendedTrial>, Environment<PoisonedGlider>, Checkpoint(Every = 200)]
public partial class PoisonedTrial;
