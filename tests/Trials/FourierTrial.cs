using NE.Dsl;

namespace NE.Trials;

/// <summary>Fourier features in elastic networks, with a threshold that takes units below the mean apart: none is silent.</summary>
[Variant<ElasticTrial>, Prune(DormantThreshold = 0.95)]
public partial class FourierTrial
{
    [Actor]
    public partial class Policy
    {
        [Linear(16), Fourier] public partial Layer Hidden1 { get; }

        [Linear(12), Fourier] public partial Layer Hidden2 { get; }

        [Linear(Size.Action), Tanh] public partial Layer Action { get; }
    }

    [Critic(Twins = 2)]
    public partial class Value
    {
        [Linear(16), Fourier] public partial Layer Hidden1 { get; }

        [Linear(12), Fourier] public partial Layer Hidden2 { get; }

        [Linear(1)] public partial Layer Q { get; }
    }
}

/// <summary>The same on dense networks of soft actor-critic, recycling a share of the units.</summary>
[Variant<SoftTrial>, ReDo(Every = 20, Lowest = 0.25)]
public partial class FourierSoftTrial
{
    [Actor]
    public partial class Policy
    {
        [Linear(16), LayerNorm, Fourier] public partial Layer Hidden1 { get; }

        [Linear(Size.Gaussian)] public partial Layer Action { get; }
    }

    [Critic(Twins = 2)]
    public partial class Value
    {
        [Linear(16), Fourier] public partial Layer Hidden1 { get; }

        [ResidualBlock(Expansion = 2)] public partial ResidualBlock Block { get; }

        [Linear(12), Fourier] public partial Layer Hidden2 { get; }

        [Linear(1)] public partial Layer Q { get; }
    }
}
