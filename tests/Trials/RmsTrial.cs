using NE.Dsl;

namespace NE.Trials;

/// <summary>RMS normalisation and GELU under the paper's values: growth, pruning and review.</summary>
[Variant<NormTrial>]
public partial class RmsTrial
{
    [Actor]
    public partial class Policy
    {
        [Linear(32), RmsNorm, Gelu] public partial Layer Hidden1 { get; }

        [Linear(24), RmsNorm, Gelu] public partial Layer Hidden2 { get; }

        [Linear(Size.Action), Tanh] public partial Layer Action { get; }
    }

    [Critic(Twins = 2)]
    public partial class Value
    {
        [Linear(32), RmsNorm, Gelu] public partial Layer Hidden1 { get; }

        [Linear(24), RmsNorm, Gelu] public partial Layer Hidden2 { get; }

        [Linear(1)] public partial Layer Q { get; }
    }
}

/// <summary>The same on dense networks of soft actor-critic, with recycled units and shrunk and perturbed norms.</summary>
[Variant<SoftTrial>, ReDo(Every = 20, Threshold = 0.5), ShrinkAndPerturb(Every = 30, Shrink = 0.9, Norms = true)]
public partial class RmsSoftTrial
{
    [Actor]
    public partial class Policy
    {
        [Linear(32), RmsNorm, Relu] public partial Layer Hidden1 { get; }

        [Linear(Size.Gaussian)] public partial Layer Action { get; }
    }

    [Critic(Twins = 2)]
    public partial class Value
    {
        [Linear(32), RmsNorm(Epsilon = 1e-4), Relu] public partial Layer Hidden1 { get; }

        [Linear(1)] public partial Layer Q { get; }
    }
}
