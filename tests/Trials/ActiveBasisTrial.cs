using NE.Dsl;

namespace NE.Trials;

/// <summary>Growth in proportion to what is live.</summary>
[Variant<PaperTrial>, Grow(Basis = GrowthBasis.Active, Rate = 0.6)]
public partial class ActiveBasisTrial;
