using NE.Dsl;

namespace NE.Trials;

/// <summary>TRAC on growing networks whose weights count their own steps, beside L2.</summary>
[Variant<RecommendedTrial>, Trac, L2, Without<WeightClipAttribute>]
public partial class TunedTrial;

/// <summary>TRAC on dense networks with normalisations, whose last layers are reset.</summary>
[Variant<NormTrial>, Dense, Trac, Without<WeightClipAttribute>, Reset(Every = 40, Layers = 1)]
public partial class TunedNormTrial;

/// <summary>TRAC of soft actor-critic with resets of units, its rates on a line.</summary>
[Variant<SoftTrial>, Trac, ReDo(Every = 30, Threshold = 0.1), Sac(LearningRateSchedule = RateSchedule.Linear)]
public partial class TunedSoftTrial;
