using NE.Dsl;

namespace SimBa;

/// <summary>SimBa (Lee et al. 2025) with soft actor-critic on HalfCheetah: residual networks, normalised observations, dense.</summary>
[Experiment(Steps = 1_000_000), Environment(Tasks.HalfCheetah)]
[Sac(
    WarmUp = 5_000, UpdatesPerStep = 2, Temperature = 0.01, TargetEntropy = -0.5,
    ActorLearningRate = 1e-4, CriticLearningRate = 1e-4, TemperatureLearningRate = 1e-4)]
[AdamW(WeightDecay = 0.01), ObservationNorm, Dense]
public partial class SimBaSac
{
    /// <summary>Samples actions: one block of width 128.</summary>
    [Actor]
    public partial class Policy
    {
        /// <summary>From the observation to the residual path; no activation.</summary>
        [Linear(128)] public partial Layer Embed { get; }

        /// <summary>Norm, four times as many hidden units, back to the residual path.</summary>
        [ResidualBlock] public partial ResidualBlock Block1 { get; }

        /// <summary>The norm at the end of the residual path.</summary>
        [LayerNorm] public partial LayerNorm Final { get; }

        /// <summary>Mean and log standard deviation of each action, before squashing.</summary>
        [Linear(Size.Gaussian)] public partial Layer Action { get; }
    }

    /// <summary>Estimates the value of actions: two blocks of width 512.</summary>
    [Critic(Twins = 2)]
    public partial class Value
    {
        /// <summary>From observation and action to the residual path; no activation.</summary>
        [Linear(512)] public partial Layer Embed { get; }

        /// <summary>The first block.</summary>
        [ResidualBlock] public partial ResidualBlock Block1 { get; }

        /// <summary>The second block.</summary>
        [ResidualBlock] public partial ResidualBlock Block2 { get; }

        /// <summary>The norm at the end of the residual path.</summary>
        [LayerNorm] public partial LayerNorm Final { get; }

        /// <summary>The expected discounted return and entropy.</summary>
        [Linear(1)] public partial Layer Q { get; }
    }
}

/// <summary>Growing SimBa: a quarter of the weights at the start, all of them at the end; growth and pruning act inside the blocks.</summary>
[Variant<SimBaSac>(Steps = 300_000), Without<DenseAttribute>]
[Topology(Density = 0.25), Grow(Every = 1_000), Prune(UpperBound = 0.4)]
public partial class GrowingSimBa;
