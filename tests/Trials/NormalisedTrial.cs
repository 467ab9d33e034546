using NE.Dsl;

namespace NE.Trials;

/// <summary>Normalised observations with a limit that cuts, on growing networks with review and recycling.</summary>
[Variant<RecommendedTrial>, ObservationNorm(Limit = 1.5), ReDo(Every = 25, Threshold = 0.2)]
public partial class NormalisedTrial;

/// <summary>Normalised observations without a limit, for a residual policy of soft actor-critic.</summary>
[Variant<ResidualSoftTrial>, ObservationNorm]
public partial class NormalisedSoftTrial;
