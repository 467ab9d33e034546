using NE.Dsl;

namespace HalfCheetah;

/// <summary>NE-TD3 on HalfCheetah. Settings not written here come from the preset <c>Recommended</c>.</summary>
[Experiment(Steps = 300_000), Environment(Tasks.HalfCheetah), Td3]
[Topology(Density = 0.25, Initial = Sparsity.ErdosRenyi)]
[Grow(Every = 1_000, Schedule = Anneal.Cosine, By = Score.Gradient)]
[Prune(UpperBound = 0.4), Review(Oldest = 0.25)]
public partial class NeTd3
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

/// <summary>The same experiment as described in the paper, without corrections.</summary>
[Variant<NeTd3>(Preset = Preset.Paper)]
public partial class NePaper;

/// <summary>Over a million steps, with correspondingly slower growth.</summary>
[Variant<NeTd3>(Steps = 1_000_000)]
public partial class NeTd3Long;

/// <summary>Plain TD3: dense.</summary>
[Variant<NeTd3>(Steps = 1_000_000), Dense]
public partial class Td3;

/// <summary>Only the actor starts sparse and grows; the critics are dense.</summary>
[Variant<NeTd3>]
public partial class ActorGrows
{
    /// <summary>Estimates the value of actions, with all weights from the start.</summary>
    [Critic(Twins = 2), Dense]
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

// The effect of each part: one variant per question.

/// <summary>Without experience review: every batch is uniform.</summary>
[Variant<NeTd3>, Without<ReviewAttribute>]
public partial class NoReview;

/// <summary>With the weight clipping that the paper applies to every method.</summary>
[Variant<NeTd3>, WeightClip]
public partial class NeClipped;

/// <summary>Plain TD3 with weight clipping: the paper's baseline.</summary>
[Variant<NeTd3>, Dense, WeightClip]
public partial class Td3Clipped;

/// <summary>What are the effects of review, clipping and growth?</summary>
[Study(Seeds = 3), Compare<NeTd3>, Compare<NoReview>, Compare<NeClipped>, Compare<Td3Clipped>]
public partial class Ablation;
