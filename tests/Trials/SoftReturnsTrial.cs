using NE.Dsl;

namespace NE.Trials;

/// <summary>Soft actor-critic with AdamW, returns of four steps, and learning rates that fall, that of the temperature among them.</summary>
[Variant<SoftTrial>, AdamW(WeightDecay = 0.1), Sac(NStep = 4, LearningRateSchedule = RateSchedule.Linear)]
public partial class SoftReturnsTrial;

/// <summary>Soft actor-critic with momentum, on growing networks; the temperature has Adam.</summary>
[Variant<GrowingSoftTrial>, Sgd(Momentum = 0.8), Sac(NStep = 2, ActorLearningRate = 1e-3, CriticLearningRate = 1e-3)]
public partial class SoftMomentumTrial;
