using NE.Dsl;

namespace NE.Trials;

/// <summary>A run whose critic loss leaves the range of float32 after some checkpoints.</summary>
[Variant<RecommendedTrial>, Environment<ExplodingGlider>, Checkpoint(Every = 200)]
public partial class ExplodingTrial;
