using NE.Dsl;

namespace NE.Trials;

/// <summary>The recommended preset on HalfCheetah at the sizes of the paper's Table 1, with early events.</summary>
[Experiment(Steps = 20_000), Environment(Tasks.HalfCheetah), Td3(WarmUp = 1_000, ReplayCapacity = 20_000)]
[Grow(Every = 40, Until = 2_000), Review(Window = 40, ObserveEvery = 10)]
public partial class FullSizeTrial
{
    [Actor]
    public partial class Policy
    {
        [Linear(256), Relu] public partial Layer Hidden1 { get; }

        [Linear(128), Relu] public partial Layer Hidden2 { get; }

        [Linear(Size.Action), Tanh] public partial Layer Action { get; }
    }

    [Critic(Twins = 2)]
    public partial class Value
    {
        [Linear(256), Relu] public partial Layer Hidden1 { get; }

        [Linear(128), Relu] public partial Layer Hidden2 { get; }

        [Linear(1)] public partial Layer Q { get; }
    }
}

/// <summary>Plain TD3 of the same sizes.</summary>
[Variant<FullSizeTrial>, Dense, Without<WeightClipAttribute>]
public partial class FullSizePlainTrial;

/// <summary>Soft actor-critic of the same sizes, pulled to its initial values.</summary>
[Variant<FullSizeTrial>, Sac(WarmUp = 1_000, ReplayCapacity = 20_000), RegenerativeL2]
public partial class FullSizeSoftTrial
{
    [Actor]
    public partial class Policy
    {
        [Linear(256), Relu] public partial Layer Hidden1 { get; }

        [Linear(128), Relu] public partial Layer Hidden2 { get; }

        [Linear(Size.Gaussian)] public partial Layer Head { get; }
    }
}
