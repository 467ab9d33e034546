using NE.Dsl;

namespace NE.Trials;

/// <summary>One critic, a dense actor, newborn connections of value 0 under a uniform schedule, and the activations ELU and SiLU.</summary>
[Variant<PaperTrial>, Grow(Newborn = Newborn.Zero, Schedule = Anneal.Uniform), Prune(DormantThreshold = 0.3)]
public partial class SingleCriticTrial
{
    [Actor, Dense]
    public partial class Policy
    {
        [Linear(32), Elu] public partial Layer Hidden1 { get; }

        [Linear(24), LeakyRelu] public partial Layer Hidden2 { get; }

        [Linear(Size.Action), Tanh] public partial Layer Action { get; }
    }

    [Critic(Twins = 1)]
    public partial class Value
    {
        [Linear(32), Silu] public partial Layer Hidden1 { get; }

        [Linear(24), Elu] public partial Layer Hidden2 { get; }

        [Linear(1)] public partial Layer Q { get; }
    }
}
