using NE.Dsl;

namespace NE.Trials;

/// <summary>UPGD on growing networks, beside L2.</summary>
[Variant<RecommendedTrial>, Upgd, L2]
public partial class UtilityTrial;

/// <summary>UPGD with much noise on dense networks with normalisations.</summary>
[Variant<NormTrial>, Dense, Upgd(Noise = 0.5, Decay = 0.9), WeightClip]
public partial class UtilityNormTrial;

/// <summary>UPGD of soft actor-critic, its rates on a line.</summary>
[Variant<SoftTrial>, Upgd(Noise = 0.1), Sac(LearningRateSchedule = RateSchedule.Linear)]
public partial class UtilitySoftTrial;
