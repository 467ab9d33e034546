using NE.Dsl;

namespace NE.Trials;

/// <summary>
/// A run of seconds with a short warm-up, 115 topology events, review, and many checkpoints: used to prove kill and resume.
/// </summary>
[Variant<RecommendedTrial>(Steps = 2_500)]
[Td3(BatchSize = 32, WarmUp = 200, ReplayCapacity = 700), Grow(Every = 20, Until = 2_290), Checkpoint(Every = 130)]
[Evaluate(Every = 170, Episodes = 3), Metrics(Every = 100)]
public partial class ResumeTrial;
