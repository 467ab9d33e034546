using NE.Dsl;

namespace NeExperiment;

/// <summary>Neuroplastic Expansion TD3 on HalfCheetah. Settings not written here come from the preset <c>Recommended</c>.</summary>
[Experiment(Steps = 300_000), Environment(Tasks.HalfCheetah), Td3]
[Topology(Density = 0.25), Grow(Every = 1_000), Prune(UpperBound = 0.4), Review(Oldest = 0.25)]
public partial class Growing
{
    /// <summary>Selects actions.</summary>
    [Actor]
    public partial class Policy
    {
        /// <summary>First hidden layer.</summary>
        [Linear(256), Relu] public partial Layer Hidden1 { get; }

        /// <summary>Second hidden layer.</summary>
        [Linear(128), Relu] public partial Layer Hidden2 { get; }

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
        [Linear(128), Relu] public partial Layer Hidden2 { get; }

        /// <summary>The expected discounted return.</summary>
        [Linear(1)] public partial Layer Q { get; }
    }
}

/// <summary>Plain TD3 for comparison: dense from the start.</summary>
[Variant<Growing>, Dense]
public partial class Baseline;

/// <summary>Does growth help? Trained by the command <c>study</c>.</summary>
[Study(Seeds = 5), Compare<Growing>, Compare<Baseline>]
public partial class Comparison;
