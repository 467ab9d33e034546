using NE.Dsl;

namespace NE.Trials;

/// <summary>Soft actor-critic: dense networks, no clipping.</summary>
[Variant<PaperTrial>, Sac(BatchSize = 48, WarmUp = 100, ReplayCapacity = 2_000), Dense, Without<WeightClipAttribute>]
public partial class SoftTrial
{
    [Actor]
    public partial class Policy
    {
        [Linear(32), Relu] public partial Layer Hidden1 { get; }

        [Linear(24), Relu] public partial Layer Hidden2 { get; }

        [Linear(Size.Gaussian)] public partial Layer Head { get; }
    }
}

/// <summary>Soft actor-critic with growth, pruning, review and clipping.</summary>
[Variant<PaperTrial>, Sac(BatchSize = 48, WarmUp = 100, ReplayCapacity = 2_000)]
public partial class GrowingSoftTrial
{
    [Actor]
    public partial class Policy
    {
        [Linear(32), Relu] public partial Layer Hidden1 { get; }

        [Linear(24), Relu] public partial Layer Hidden2 { get; }

        [Linear(Size.Gaussian)] public partial Layer Head { get; }
    }
}

/// <summary>A single critic with a norm, and a temperature that stays.</summary>
[Variant<SoftTrial>, Sac(TuneTemperature = false, Temperature = 0.1, LogStdMin = -5)]
public partial class FixedSoftTrial
{
    [Critic(Twins = 1)]
    public partial class Value
    {
        [Linear(32), LayerNorm, Silu] public partial Layer Hidden1 { get; }

        [Linear(24), Relu] public partial Layer Hidden2 { get; }

        [Linear(1)] public partial Layer Q { get; }
    }
}
