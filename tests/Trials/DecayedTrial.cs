using NE.Dsl;

namespace NE.Trials;

/// <summary>
/// AdamW with strong decay on growing networks whose parameters count their own steps, learning rates on a cosine, returns of three steps.
/// </summary>
[Variant<RecommendedTrial>, AdamW(WeightDecay = 0.5)]
[Td3(NStep = 3, LearningRateSchedule = RateSchedule.Cosine, LearningRateEnd = 0.1)]
public partial class DecayedTrial;

/// <summary>AdamW on dense networks with layer normalisation, whose gains decay too.</summary>
[Variant<NormTrial>, AdamW(WeightDecay = 0.5), Dense]
public partial class DecayedNormTrial;
