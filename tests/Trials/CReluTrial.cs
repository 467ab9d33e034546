using NE.Dsl;

namespace NE.Trials;

/// <summary>Two features per unit in elastic networks.</summary>
[Variant<ElasticTrial>]
public partial class CReluTrial
{
    [Actor]
    public partial class Policy
    {
        [Linear(16), CRelu] public partial Layer Hidden1 { get; }

        [Linear(12), CRelu] public partial Layer Hidden2 { get; }

        [Linear(Size.Action), Tanh] public partial Layer Action { get; }
    }

    [Critic(Twins = 2)]
    public partial class Value
    {
        [Linear(16), CRelu] public partial Layer Hidden1 { get; }

        [Linear(12), CRelu] public partial Layer Hidden2 { get; }

        [Linear(1)] public partial Layer Q { get; }
    }
}

/// <summary>The same, clipped around units that grew their first input.</summary>
[Variant<CReluTrial>, WeightClip(Kappa = 0.5, Scope = ClipScope.NewbornNeurons)]
public partial class CReluClipTrial;

/// <summary>Two features per unit, whose least useful ones are replaced after every update.</summary>
[Variant<CReluTrial>, ContinualBackprop(Rate = 0.01, Maturity = 10)]
public partial class CReluTurnoverTrial;

/// <summary>Two features per unit in dense networks of soft actor-critic, with norms before and behind them.</summary>
[Variant<SoftTrial>]
public partial class CReluSoftTrial
{
    [Actor]
    public partial class Policy
    {
        [Linear(16), LayerNorm, CRelu] public partial Layer Hidden1 { get; }

        [Linear(Size.Gaussian)] public partial Layer Action { get; }
    }

    [Critic(Twins = 2)]
    public partial class Value
    {
        [Linear(16), CRelu] public partial Layer Hidden1 { get; }

        [LayerNorm] public partial LayerNorm Norm { get; }

        [Linear(12), CRelu] public partial Layer Hidden2 { get; }

        [Linear(1)] public partial Layer Q { get; }
    }
}

/// <summary>The same, recycling a share of the units.</summary>
[Variant<CReluSoftTrial>, ReDo(Every = 20, Lowest = 0.25)]
public partial class CReluRecycledTrial;
