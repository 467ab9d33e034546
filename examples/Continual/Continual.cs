using NE.Dsl;

// 376 observations make the first layer so large that the paper's density leaves no room to protect it.
#pragma warning disable NE0402

namespace Continual;

/// <summary>
/// Plain TD3 through four tasks, three times, after the continual experiment of the NE paper (section 5.3). The paper counts episodes per task, whose
/// number is not known; here every visit has the same number of steps.
/// </summary>
[Experiment(Steps = 6_000_000), Environment(Tasks.HalfCheetah, Tasks.Humanoid, Tasks.Ant, Tasks.Hopper), Td3]
[Sequence(StepsPerTask = 500_000)]
[Dense]
public partial class PlainTd3
{
    /// <summary>Selects actions.</summary>
    [Actor]
    public partial class Policy
    {
        /// <summary>First hidden layer.</summary>
        [Linear(256), Relu] public partial Layer Hidden1 { get; }

        /// <summary>Second hidden layer.</summary>
        [Linear(128), Relu] public partial Layer Hidden2 { get; }

        /// <summary>The action, in ±1: one layer for each task.</summary>
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

        /// <summary>The expected discounted return: one layer for each task.</summary>
        [Linear(1)] public partial Layer Q { get; }
    }
}

/// <summary>TD3 whose networks start anew at every switch; each task's replay buffer stays.</summary>
[Variant<PlainTd3>, Reset(EverySwitch = true)] public partial class ResetTd3;

/// <summary>TD3 that grows over the whole sequence, from 0.15 of its weights to all of them (Neuroplastic Expansion).</summary>
[Variant<PlainTd3>, Without<DenseAttribute>]
[Topology(Density = 0.15), Grow(Every = 1_000), Prune(UpperBound = 0.4), Review(Oldest = 0.25)]
public partial class NeTd3;

/// <summary>TD3 that forgets the transitions of a task when it leaves.</summary>
[Variant<PlainTd3>, Sequence(ClearReplay = true)] public partial class ClearedTd3;

/// <summary>The paper's comparison: who learns the twelfth visit as well as the first?</summary>
[Study(Seeds = 3)]
[Compare<PlainTd3>, Compare<ResetTd3>, Compare<NeTd3>]
public partial class Cycles;

/// <summary>The same with visits of 100,000 steps.</summary>
[Study(Seeds = 3)]
[Compare<PlainTd3>, Compare<ResetTd3>, Compare<NeTd3>]
[Vary<ExperimentAttribute>(nameof(ExperimentAttribute.Steps), 1_200_000), Vary<SequenceAttribute>(nameof(SequenceAttribute.StepsPerTask), 100_000)]
public partial class ShortCycles;

/// <summary>The same with visits of 5,000 steps, to see that everything trains: minutes instead of days.</summary>
[Study(Seeds = 1)]
[Compare<PlainTd3>, Compare<ResetTd3>, Compare<NeTd3>]
[Vary<ExperimentAttribute>(nameof(ExperimentAttribute.Steps), 60_000), Vary<SequenceAttribute>(nameof(SequenceAttribute.StepsPerTask), 5_000)]
[Vary<SequenceAttribute>(nameof(SequenceAttribute.RevisitWarmUp), 500), Vary<Td3Attribute>(nameof(Td3Attribute.WarmUp), 1_000)]
[Vary<EvaluateAttribute>(nameof(EvaluateAttribute.Every), 2_500), Vary<EvaluateAttribute>(nameof(EvaluateAttribute.Episodes), 2)]
[Vary<CheckpointAttribute>(nameof(CheckpointAttribute.Every), 20_000), Vary<MetricsAttribute>(nameof(MetricsAttribute.Every), 1_000)]
public partial class Quick;
