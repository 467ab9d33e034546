using NE.Dsl;

namespace NE.Trials;

/// <summary>
/// The options that no preset uses: LeCun newborns copied to the target, whole units truncated, warm decay, smooth activations.
/// </summary>
[Variant<PaperTrial>, Topology(CopyNewbornToTarget = true, Moments = Moments.PerElementStep, ResetMoments = true)]
[Grow(Newborn = Newborn.LeCun, Schedule = Anneal.WarmDecay, Power = 2, SkipZeroScore = true)]
[Prune(DormantThreshold = 0.9, UpperBound = 0.9, Unit = TruncateUnit.Neuron), Review(Slope = ReviewSlope.Literal)]
public partial class OptionsTrial
{
    [Actor]
    public partial class Policy
    {
        [Linear(32), Sigmoid] public partial Layer Hidden1 { get; }

        [Linear(24), Tanh] public partial Layer Hidden2 { get; }

        [Linear(Size.Action), Tanh] public partial Layer Action { get; }
    }

    [Critic(Twins = 2)]
    public partial class Value
    {
        [Linear(32), Softplus] public partial Layer Hidden1 { get; }

        [Linear(24), Tanh] public partial Layer Hidden2 { get; }

        [Linear(1)] public partial Layer Q { get; }
    }
}
