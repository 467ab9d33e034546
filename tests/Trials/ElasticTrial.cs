using NE.Dsl;

namespace NE.Trials;

/// <summary>
/// Every layer elastic, three hidden layers, and a dormancy threshold high enough that units are taken apart and revived.
/// </summary>
[Variant<RecommendedTrial>, Topology(Density = 0.2, Protect = Protect.None), Prune(UpperBound = 0.8, DormantThreshold = 0.25)]
public partial class ElasticTrial
{
    [Actor]
    public partial class Policy
    {
        [Linear(32), Relu] public partial Layer Hidden1 { get; }

        [Linear(24), Relu] public partial Layer Hidden2 { get; }

        [Linear(16), Relu] public partial Layer Hidden3 { get; }

        [Linear(Size.Action), Tanh] public partial Layer Action { get; }
    }

    [Critic(Twins = 2)]
    public partial class Value
    {
        [Linear(32), Relu] public partial Layer Hidden1 { get; }

        [Linear(24), Relu] public partial Layer Hidden2 { get; }

        [Linear(16), Relu] public partial Layer Hidden3 { get; }

        [Linear(1)] public partial Layer Q { get; }
    }
}
