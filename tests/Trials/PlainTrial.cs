using NE.Dsl;

namespace NE.Trials;

/// <summary>Plain TD3: dense networks, no clipping.</summary>
[Variant<PaperTrial>, Dense, Without<WeightClipAttribute>]
public partial class PlainTrial;
