using NE.Dsl;

namespace NE.Trials;

/// <summary>DrM on growing networks.</summary>
[Variant<RecommendedTrial>, DrM(Every = 30, Calm = 50)]
public partial class AwakenedTrial;

/// <summary>DrM on dense networks with normalisations, with a high threshold.</summary>
[Variant<NormTrial>, Dense, DrM(Every = 20, Threshold = 0.5, Explore = false)]
public partial class AwakenedNormTrial;

/// <summary>DrM of soft actor-critic, which keeps its moments.</summary>
[Variant<SoftTrial>, DrM(Every = 30, ResetMoments = false)]
public partial class AwakenedSoftTrial;
