using NE.Dsl;

namespace NE.Trials;

/// <summary>Clipping tight enough that it acts from the first step on.</summary>
[Variant<RecommendedTrial>, WeightClip(Kappa = 0.8)]
public partial class ClippedTrial;
