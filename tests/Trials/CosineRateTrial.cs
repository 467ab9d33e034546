using NE.Dsl;

namespace NE.Trials;

/// <summary>Learning rates on a cosine, with layer normalisation and weights that count their own steps: all of them share its factor.</summary>
[Variant<NormTrial>, Topology(Moments = Moments.PerElementStep, ResetMoments = true)]
[Td3(LearningRateSchedule = RateSchedule.Cosine, LearningRateEnd = 0.1)]
public partial class CosineRateTrial;

/// <summary>Learning rates that halve every 30 updates, with one count of steps for a network.</summary>
[Variant<PaperTrial>, Td3(LearningRateSchedule = RateSchedule.Step, LearningRateEvery = 30)]
public partial class StepRateTrial;
