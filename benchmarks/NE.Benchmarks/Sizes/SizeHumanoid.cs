using NE.Dsl;

namespace NE.Benchmarks.Sizes;

/// <summary>A task of 376 observations, where the first layers hold most weights, at density 0.25, static.</summary>
[Experiment, Environment(Tasks.Humanoid), Td3, Topology(Density = 0.25, Protect = Protect.None)]
[Without<GrowAttribute>, Without<PruneAttribute>]
public partial class SizeHumanoid25
{
    /// <summary>Selects actions.</summary>
    [Actor]
    public partial class Policy
    {
        /// <summary>First hidden layer.</summary>
        [Linear(256), Relu] public partial Layer Hidden1 { get; }

        /// <summary>Second hidden layer.</summary>
        [Linear(256), Relu] public partial Layer Hidden2 { get; }

        /// <summary>The action, in ±1.</summary>
        [Linear(Size.Action), Tanh] public partial Layer Action { get; }
    }

    /// <summary>Estimates the value of actions.</summary>
    [Critic(Twins = 2)]
    public partial class Value
    {
        /// <summary>First hidden layer.</summary>
        [Linear(256), Relu] public partial Layer Hidden1 { get; }

        /// <summary>Second hidden layer.</summary>
        [Linear(256), Relu] public partial Layer Hidden2 { get; }

        /// <summary>The expected discounted return.</summary>
        [Linear(1)] public partial Layer Q { get; }
    }
}

/// <summary>At density 0.5.</summary>
[Variant<SizeHumanoid25>, Topology(Density = 0.5)]
public partial class SizeHumanoid50;

/// <summary>Dense.</summary>
[Variant<SizeHumanoid25>, Dense]
public partial class SizeHumanoidDense;
