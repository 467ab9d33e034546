using NE.Dsl;

namespace NE.Trials;

/// <summary>Sizes that fit no tile, vector or word, layer normalisation, and steps by age.</summary>
[Variant<RecommendedTrial>, Td3(BatchSize = 41), Prune(DormantThreshold = 0.3)]
public partial class OddTrial
{
    [Actor]
    public partial class Policy
    {
        [Linear(33), LayerNorm, Relu] public partial Layer Hidden1 { get; }

        [Linear(19), LayerNorm, Relu] public partial Layer Hidden2 { get; }

        [Linear(Size.Action), Tanh] public partial Layer Action { get; }
    }

    [Critic(Twins = 2)]
    public partial class Value
    {
        [Linear(33), LayerNorm, Relu] public partial Layer Hidden1 { get; }

        [Linear(19), Silu] public partial Layer Hidden2 { get; }

        [Linear(1)] public partial Layer Q { get; }
    }
}
