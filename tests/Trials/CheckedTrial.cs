using NE.Dsl;

namespace NE.Trials;

/// <summary>The recommended preset so small that a simulator of devices runs whole updates of it, with all its checks, in seconds.</summary>
[Variant<RecommendedTrial>, Td3(BatchSize = 32)]
public partial class CheckedTrial
{
    [Actor]
    public partial class Policy
    {
        [Linear(32), Relu] public partial Layer Hidden1 { get; }

        [Linear(16), Relu] public partial Layer Hidden2 { get; }

        [Linear(Size.Action), Tanh] public partial Layer Action { get; }
    }

    [Critic(Twins = 2)]
    public partial class Value
    {
        [Linear(32), Relu] public partial Layer Hidden1 { get; }

        [Linear(16), Relu] public partial Layer Hidden2 { get; }

        [Linear(1)] public partial Layer Q { get; }
    }
}

/// <summary>The same as plain TD3.</summary>
[Variant<CheckedTrial>, Dense, Without<WeightClipAttribute>]
public partial class CheckedPlainTrial;

/// <summary>The same as soft actor-critic, pulled to its initial values.</summary>
[Variant<CheckedPlainTrial>, Sac(BatchSize = 32, WarmUp = 100, ReplayCapacity = 2_000), RegenerativeL2]
public partial class CheckedSoftTrial
{
    [Actor]
    public partial class Policy
    {
        [Linear(32), Relu] public partial Layer Hidden1 { get; }

        [Linear(16), Relu] public partial Layer Hidden2 { get; }

        [Linear(Size.Gaussian)] public partial Layer Head { get; }
    }
}
