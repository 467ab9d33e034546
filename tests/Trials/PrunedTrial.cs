using NE.Dsl;

namespace NE.Trials;

/// <summary>Dense networks that lose their smallest weights gradually.</summary>
[Variant<StaticTrial>, Topology(Density = 1), GradualPruning(FinalDensity = 0.3, Every = 20, Begin = 0.02, End = 0.1)]
public partial class PrunedTrial;

/// <summary>The same of sparse networks of soft actor-critic, whose parameters count their own steps.</summary>
[Variant<StaticTrial>, Sac(BatchSize = 48, WarmUp = 100, ReplayCapacity = 2_000), Topology(Density = 0.8, Moments = Moments.PerElementStep)]
[GradualPruning(FinalDensity = 0.3, Every = 20, Begin = 0.02, End = 0.1)]
public partial class PrunedSoftTrial
{
    [Actor]
    public partial class Policy
    {
        [Linear(32), Relu] public partial Layer Hidden1 { get; }

        [Linear(24), Relu] public partial Layer Hidden2 { get; }

        [Linear(Size.Gaussian)] public partial Layer Action { get; }
    }
}
