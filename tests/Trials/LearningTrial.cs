using NE.Dsl;

namespace NE.Trials;

/// <summary>TD3 long enough to learn to hover.</summary>
[Variant<PlainTrial>(Steps = 4_000), Evaluate(Every = 4_000, Episodes = 10), Checkpoint(Every = 4_000), Metrics(Every = 2_000)]
[Td3(BatchSize = 64, WarmUp = 500, ReplayCapacity = 4_000, Discount = 0.95, ActorLearningRate = 1e-3, CriticLearningRate = 1e-3)]
public partial class LearningTrial;

/// <summary>The same with networks that begin sparse and grow.</summary>
[Variant<RecommendedTrial>(Steps = 4_000), Evaluate(Every = 4_000, Episodes = 10), Checkpoint(Every = 4_000), Metrics(Every = 2_000)]
[Td3(BatchSize = 64, WarmUp = 500, ReplayCapacity = 4_000, Discount = 0.95, ActorLearningRate = 1e-3, CriticLearningRate = 1e-3)]
[Grow(Every = 100, Until = 3_000)]
public partial class GrowingLearningTrial;

/// <summary>Soft actor-critic long enough to learn to hover.</summary>
[Variant<SoftTrial>(Steps = 4_000), Evaluate(Every = 4_000, Episodes = 10), Checkpoint(Every = 4_000), Metrics(Every = 2_000)]
[Sac(BatchSize = 64, WarmUp = 500, ReplayCapacity = 4_000, Discount = 0.95, ActorLearningRate = 1e-3, CriticLearningRate = 1e-3)]
public partial class SoftLearningTrial;
