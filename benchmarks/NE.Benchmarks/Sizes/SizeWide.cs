using NE.Dsl;

namespace NE.Benchmarks.Sizes;

/// <summary>Networks of 1024-1024 units at density 0.25, static.</summary>
[Experiment, Environment(Tasks.HalfCheetah), Td3, Topology(Density = 0.25), Without<GrowAttribute>, Without<PruneAttribute>]
public partial class SizeWide25
{
    /// <summary>Selects actions.</summary>
    [Actor]
    public partial class Policy
    {
        /// <summary>First hidden layer.</summary>
        [Linear(1024), Relu] public partial Layer Hidden1 { get; }

        /// <summary>Second hidden layer.</summary>
        [Linear(1024), Relu] public partial Layer Hidden2 { get; }

        /// <summary>The action, in ±1.</summary>
        [Linear(Size.Action), Tanh] public partial Layer Action { get; }
    }

    /// <summary>Estimates the value of actions.</summary>
    [Critic(Twins = 2)]
    public partial class Value
    {
        /// <summary>First hidden layer.</summary>
        [Linear(1024), Relu] public partial Layer Hidden1 { get; }

        /// <summary>Second hidden layer.</summary>
        [Linear(1024), Relu] public partial Layer Hidden2 { get; }

        /// <summary>The expected discounted return.</summary>
        [Linear(1)] public partial Layer Q { get; }
    }
}

/// <summary>At density 0.5.</summary>
[Variant<SizeWide25>, Topology(Density = 0.5)]
public partial class SizeWide50;

/// <summary>Dense.</summary>
[Variant<SizeWide25>, Dense]
public partial class SizeWideDense;

/// <summary>At density 0.25, batch 1024.</summary>
[Variant<SizeWide25>, Td3(BatchSize = 1024)]
public partial class SizeWideBatch25;

/// <summary>At density 0.5, batch 1024.</summary>
[Variant<SizeWide50>, Td3(BatchSize = 1024)]
public partial class SizeWideBatch50;

/// <summary>Dense, batch 1024.</summary>
[Variant<SizeWideDense>, Td3(BatchSize = 1024)]
public partial class SizeWideBatchDense;
