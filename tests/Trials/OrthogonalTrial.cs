using NE.Dsl;

namespace NE.Trials;

/// <summary>Parseval regularisation beside L2, on dense networks.</summary>
[Variant<PlainTrial>, Parseval(Weight = 0.01, Scale = 0.5), L2(Weight = 0.01)]
public partial class OrthogonalTrial;

/// <summary>Parseval regularisation of growing networks.</summary>
[Variant<RecommendedTrial>, Parseval(Weight = 0.01, Scale = 0.5)]
public partial class OrthogonalGrowingTrial;
