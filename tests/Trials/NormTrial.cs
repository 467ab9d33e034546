using NE.Dsl;

namespace NE.Trials;

/// <summary>Layer normalisation and GELU under the paper's values; a GELU is never exactly 0, so dormancy needs a threshold.</summary>
[Variant<PaperTrial>, Prune(DormantThreshold = 0.3, UpperBound = 0.5)]
public partial class NormTrial
{
    [Actor]
    public partial class Policy
    {
        [Linear(32), LayerNorm, Gelu] public partial Layer Hidden1 { get; }

        [Linear(24), LayerNorm, Gelu] public partial Layer Hidden2 { get; }

        [Linear(Size.Action), Tanh] public partial Layer Action { get; }
    }

    [Critic(Twins = 2)]
    public partial class Value
    {
        [Linear(32), LayerNorm, Gelu] public partial Layer Hidden1 { get; }

        [Linear(24), LayerNorm, Gelu] public partial Layer Hidden2 { get; }

        [Linear(1)] public partial Layer Q { get; }
    }
}
