using NE.Dsl;

namespace Pendulum;

/// <summary>A growing soft actor-critic that learns to swing the pendulum up within a minute.</summary>
[Experiment(Steps = 10_000), Environment<SwingUp>]
[Sac(WarmUp = 1_000, BatchSize = 128, ActorLearningRate = 1e-3, CriticLearningRate = 1e-3)]
[Topology(Density = 0.25), Grow(Every = 200), Prune(UpperBound = 0.4)]
[Evaluate(Every = 500), Checkpoint(Every = 2_500), Metrics(Every = 2_500)]
public partial class Balance
{
    /// <summary>Samples torques.</summary>
    [Actor]
    public partial class Policy
    {
        /// <summary>First hidden layer.</summary>
        [Linear(128), Relu] public partial Layer Hidden1 { get; }

        /// <summary>Second hidden layer.</summary>
        [Linear(128), Relu] public partial Layer Hidden2 { get; }

        /// <summary>Mean and log standard deviation of the torque, before squashing.</summary>
        [Linear(Size.Gaussian)] public partial Layer Action { get; }
    }

    /// <summary>Estimates the value of torques.</summary>
    [Critic(Twins = 2)]
    public partial class Value
    {
        /// <summary>First hidden layer.</summary>
        [Linear(128), Relu] public partial Layer Hidden1 { get; }

        /// <summary>Second hidden layer.</summary>
        [Linear(128), Relu] public partial Layer Hidden2 { get; }

        /// <summary>The expected discounted return and entropy.</summary>
        [Linear(1)] public partial Layer Q { get; }
    }
}

/// <summary>The same, dense from the start.</summary>
[Variant<Balance>, Dense]
public partial class DenseBalance;

/// <summary>Growing TD3 on the same task.</summary>
[Variant<Balance>, Td3(WarmUp = 1_000, BatchSize = 128, ActorLearningRate = 1e-3, CriticLearningRate = 1e-3)]
public partial class BalanceTd3
{
    /// <summary>Chooses torques.</summary>
    [Actor]
    public partial class Policy
    {
        /// <summary>First hidden layer.</summary>
        [Linear(128), Relu] public partial Layer Hidden1 { get; }

        /// <summary>Second hidden layer.</summary>
        [Linear(128), Relu] public partial Layer Hidden2 { get; }

        /// <summary>The torque, in ±1.</summary>
        [Linear(Size.Action), Tanh] public partial Layer Action { get; }
    }
}
