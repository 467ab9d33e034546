using NE.Dsl;

namespace NE.Trials;

/// <summary>Plain TD3 at the sizes of <see cref="FullSizeTrial"/>: all weights, never clipped.</summary>
[Variant<FullSizeTrial>, Dense, Without<WeightClipAttribute>, Without<ReviewAttribute>]
public partial class FullSizeTd3;
