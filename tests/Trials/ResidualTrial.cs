using NE.Dsl;

namespace NE.Trials;

/// <summary>Residual networks of which every layer is elastic, with a dormancy threshold high enough that hidden units are taken apart.</summary>
[Variant<ElasticTrial>]
public partial class ResidualTrial
{
    [Actor]
    public partial class Policy
    {
        [Linear(16)] public partial Layer Embed { get; }

        [ResidualBlock] public partial ResidualBlock Block1 { get; }

        [LayerNorm] public partial LayerNorm Final { get; }

        [Linear(Size.Action), Tanh] public partial Layer Action { get; }
    }

    [Critic(Twins = 2)]
    public partial class Value
    {
        [Linear(24)] public partial Layer Embed { get; }

        [ResidualBlock(Expansion = 2)] public partial ResidualBlock Block1 { get; }

        [ResidualBlock(Expansion = 1)] public partial ResidualBlock Block2 { get; }

        [LayerNorm] public partial LayerNorm Final { get; }

        [Linear(1)] public partial Layer Q { get; }
    }
}

/// <summary>Residual networks that clip around newborn units.</summary>
[Variant<ResidualTrial>, WeightClip(Kappa = 0.5, Scope = ClipScope.NewbornNeurons)] public partial class ResidualClipTrial;

/// <summary>A dense residual policy of soft actor-critic, whose hidden units are recycled and whose last stages are reset.</summary>
[Variant<SoftTrial>, ReDo(Every = 20, Threshold = 0.3), Reset(Every = 150, Layers = 2), L2]
public partial class ResidualSoftTrial
{
    [Actor]
    public partial class Policy
    {
        [Linear(16)] public partial Layer Embed { get; }

        [ResidualBlock] public partial ResidualBlock Block1 { get; }

        [LayerNorm] public partial LayerNorm Final { get; }

        [Linear(Size.Gaussian)] public partial Layer Head { get; }
    }
}
