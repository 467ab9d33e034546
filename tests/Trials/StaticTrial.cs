using NE.Dsl;

namespace NE.Trials;

/// <summary>Static sparse networks: masks that never change.</summary>
[Variant<PaperTrial>, Without<GrowAttribute>, Without<PruneAttribute>, Without<ReviewAttribute>]
public partial class StaticTrial;
