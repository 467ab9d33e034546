using NE.Dsl;

namespace SoftActorCritic;

/// <summary>Soft actor-critic on HalfCheetah: dense.</summary>
[Experiment(Steps = 1_000_000), Environment(Tasks.HalfCheetah), Sac]
[Dense]
public partial class Sac
{
    /// <summary>Samples actions.</summary>
    [Actor]
    public partial class Policy
    {
        /// <summary>First hidden layer.</summary>
        [Linear(256), Relu] public partial Layer Hidden1 { get; }

        /// <summary>Second hidden layer.</summary>
        [Linear(256), Relu] public partial Layer Hidden2 { get; }

        /// <summary>Mean and log standard deviation of each action, before squashing.</summary>
        [Linear(Size.Gaussian)] public partial Layer Action { get; }
    }

    /// <summary>Estimates the value of actions.</summary>
    [Critic(Twins = 2)]
    public partial class Value
    {
        /// <summary>First hidden layer.</summary>
        [Linear(256), Relu] public partial Layer Hidden1 { get; }

        /// <summary>Second hidden layer.</summary>
        [Linear(256), Relu] public partial Layer Hidden2 { get; }

        /// <summary>The expected discounted return and entropy.</summary>
        [Linear(1)] public partial Layer Q { get; }
    }
}

/// <summary>The same on Hopper.</summary>
[Variant<Sac>, Environment(Tasks.Hopper)]
public partial class Hopper;

/// <summary>With a fixed temperature.</summary>
[Variant<Sac>, Sac(TuneTemperature = false)]
public partial class FixedTemperature;

/// <summary>With AdamW, whose weight decay is independent of the gradient, and targets with three rewards.</summary>
[Variant<Sac>, AdamW(WeightDecay = 0.01), Sac(NStep = 3)]
public partial class DecayedReturns;

/// <summary>Growing SAC: a quarter of the weights at the start, all of them at the end; with pruning and review.</summary>
[Variant<Sac>(Steps = 300_000), Without<DenseAttribute>]
[Topology(Density = 0.25), Grow(Every = 1_000), Prune(UpperBound = 0.4), Review(Oldest = 0.25)]
public partial class NeSac;
