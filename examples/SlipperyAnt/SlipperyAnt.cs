using NE.Dsl;

namespace SlipperyAnt;

/// <summary>
/// Plain TD3 on an ant whose ground and feet change their friction every 100,000 steps, after the experiment of Dohare et al. (2024), who
/// trained PPO over 20,000,000 steps with a change every 2,000,000.
/// </summary>
[Experiment(Steps = 1_000_000), Environment(Tasks.Ant), Td3(WarmUp = 5_000)]
[Shift(Property.Friction, Draw = Draw.LogUniform, From = 0.02, To = 2, Every = 100_000, Drift = true)]
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

/// <summary>Plain SAC on the same ant: for one seed, the frictions are those of TD3.</summary>
[Experiment(Steps = 1_000_000), Environment(Tasks.Ant), Sac(WarmUp = 5_000)]
[Shift(Property.Friction, Draw = Draw.LogUniform, From = 0.02, To = 2, Every = 100_000, Drift = true)]
[Dense]
public partial class PlainSac
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

// Methods that are said to keep plasticity, each added to both.

/// <summary>TD3 that grows from a quarter of its weights to all of them (Neuroplastic Expansion).</summary>
[Variant<PlainTd3>, Without<DenseAttribute>]
[Topology(Density = 0.25), Grow(Every = 1_000), Prune(UpperBound = 0.4), Review(Oldest = 0.25)]
public partial class NeTd3;

/// <summary>TD3 whose dormant units are recycled.</summary>
[Variant<PlainTd3>, ReDo(Every = 1_000)] public partial class ReDoTd3;

/// <summary>TD3 whose least useful mature units are replaced one by one.</summary>
[Variant<PlainTd3>, ContinualBackprop] public partial class ContinualBackpropTd3;

/// <summary>TD3 whose weights are pulled towards their initial values.</summary>
[Variant<PlainTd3>, RegenerativeL2(Weight = 1e-5)] public partial class RegenerativeTd3;

/// <summary>TD3 whose networks start anew about once per change, and keep the replay buffer.</summary>
[Variant<PlainTd3>, Reset(Every = 100_000)] public partial class ResetTd3;

/// <summary>SAC that grows from a quarter of its weights to all of them (Neuroplastic Expansion).</summary>
[Variant<PlainSac>, Without<DenseAttribute>]
[Topology(Density = 0.25), Grow(Every = 1_000), Prune(UpperBound = 0.4), Review(Oldest = 0.25)]
public partial class NeSac;

/// <summary>SAC whose dormant units are recycled.</summary>
[Variant<PlainSac>, ReDo(Every = 1_000)] public partial class ReDoSac;

/// <summary>SAC whose least useful mature units are replaced one by one.</summary>
[Variant<PlainSac>, ContinualBackprop] public partial class ContinualBackpropSac;

/// <summary>SAC whose weights are pulled towards their initial values.</summary>
[Variant<PlainSac>, RegenerativeL2(Weight = 1e-5)] public partial class RegenerativeSac;

/// <summary>SAC whose networks start anew about once per change, and keep the replay buffer.</summary>
[Variant<PlainSac>, Reset(Every = 100_000)] public partial class ResetSac;

/// <summary>Is plasticity lost on a slippery ant, and who keeps it?</summary>
[Study(Seeds = 3)]
[Compare<PlainTd3>, Compare<NeTd3>, Compare<ReDoTd3>, Compare<ContinualBackpropTd3>, Compare<RegenerativeTd3>, Compare<ResetTd3>]
[Compare<PlainSac>, Compare<NeSac>, Compare<ReDoSac>, Compare<ContinualBackpropSac>, Compare<RegenerativeSac>, Compare<ResetSac>]
public partial class Slippery;

/// <summary>The same over 12,000 steps with a change every 3,000, to see that everything trains: minutes instead of days.</summary>
[Study(Seeds = 1)]
[Compare<PlainTd3>, Compare<NeTd3>, Compare<ReDoTd3>, Compare<ContinualBackpropTd3>, Compare<RegenerativeTd3>, Compare<ResetTd3>]
[Compare<PlainSac>, Compare<NeSac>, Compare<ReDoSac>, Compare<ContinualBackpropSac>, Compare<RegenerativeSac>, Compare<ResetSac>]
[Vary<ExperimentAttribute>(nameof(ExperimentAttribute.Steps), 12_000), Vary<ShiftAttribute>(nameof(ShiftAttribute.Every), 3_000)]
[Vary<EvaluateAttribute>(nameof(EvaluateAttribute.Every), 3_000), Vary<EvaluateAttribute>(nameof(EvaluateAttribute.Episodes), 2)]
[Vary<CheckpointAttribute>(nameof(CheckpointAttribute.Every), 12_000), Vary<MetricsAttribute>(nameof(MetricsAttribute.Every), 1_000)]
[Vary<ReviewAttribute>(nameof(ReviewAttribute.Window), 2_000), Vary<ResetAttribute>(nameof(ResetAttribute.Every), 3_000)]
public partial class Quick;
