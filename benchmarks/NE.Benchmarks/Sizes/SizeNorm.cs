using NE.Dsl;

namespace NE.Benchmarks.Sizes;

/// <summary>Three hidden layers with layer normalisation at density 0.25, static.</summary>
[Experiment, Environment(Tasks.HalfCheetah), Td3, Topology(Density = 0.25), Without<GrowAttribute>, Without<PruneAttribute>]
public partial class SizeNorm25
{
    /// <summary>Selects actions.</summary>
    [Actor]
    public partial class Policy
    {
        /// <summary>First hidden layer.</summary>
        [Linear(256), LayerNorm, Relu] public partial Layer Hidden1 { get; }

        /// <summary>Second hidden layer.</summary>
        [Linear(256), LayerNorm, Relu] public partial Layer Hidden2 { get; }

        /// <summary>Third hidden layer.</summary>
        [Linear(256), LayerNorm, Relu] public partial Layer Hidden3 { get; }

        /// <summary>The action, in ±1.</summary>
        [Linear(Size.Action), Tanh] public partial Layer Action { get; }
    }

    /// <summary>Estimates the value of actions.</summary>
    [Critic(Twins = 2)]
    public partial class Value
    {
        /// <summary>First hidden layer.</summary>
        [Linear(256), LayerNorm, Relu] public partial Layer Hidden1 { get; }

        /// <summary>Second hidden layer.</summary>
        [Linear(256), LayerNorm, Relu] public partial Layer Hidden2 { get; }

        /// <summary>Third hidden layer.</summary>
        [Linear(256), LayerNorm, Relu] public partial Layer Hidden3 { get; }

        /// <summary>The expected discounted return.</summary>
        [Linear(1)] public partial Layer Q { get; }
    }
}

/// <summary>At density 0.5.</summary>
[Variant<SizeNorm25>, Topology(Density = 0.5)]
public partial class SizeNorm50;

/// <summary>Dense.</summary>
[Variant<SizeNorm25>, Dense]
public partial class SizeNormDense;
