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
