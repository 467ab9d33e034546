using NE.Dsl;

namespace NE.Trials;

/// <summary>Gradient descent with momentum on growing networks, at rates of its own that fall in steps.</summary>
[Variant<RecommendedTrial>, Sgd]
[Td3(ActorLearningRate = 1e-2, CriticLearningRate = 1e-3, LearningRateSchedule = RateSchedule.Step, LearningRateEvery = 30)]
public partial class MomentumTrial;
