using NE.Dsl;

namespace NE.Trials;

/// <summary>The recommended preset on the networks of <see cref="PaperTrial"/>, with clipping, a review that acts and the values of dense layers.</summary>
[Experiment(Steps = 1_000), Environment<Glider>]
[Td3(BatchSize = 48, WarmUp = 100, ReplayCapacity = 2_000), Topology(Density = 0.5, ScaleByEffectiveFanIn = false), Grow(Every = 40, Until = 300)]
[Review(Window = 40, ObserveEvery = 10, Slope = ReviewSlope.Signed), WeightClip]
[Evaluate(Every = 500, Episodes = 2), Checkpoint(Every = 500), Metrics(Every = 200)]
public partial class RecommendedTrial
{
    [Actor]
    public partial class Policy
    {
        [Linear(32), Relu] public partial Layer Hidden1 { get; }

        [Linear(24), Relu] public partial Layer Hidden2 { get; }

        [Linear(Size.Action), Tanh] public partial Layer Action { get; }
    }

    [Critic(Twins = 2)]
    public partial class Value
    {
        [Linear(32), Relu] public partial Layer Hidden1 { get; }

        [Linear(24), Relu] public partial Layer Hidden2 { get; }

        [Linear(1)] public partial Layer Q { get; }
    }
}
