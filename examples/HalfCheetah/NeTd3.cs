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

/// <summary>Plain TD3: dense, without weight clipping.</summary>
[Variant<NeTd3>(Steps = 1_000_000), Dense, Without<WeightClipAttribute>]
public partial class Td3;

// The effect of each part: one variant per question.

/// <summary>Without experience review: every batch is uniform.</summary>
[Variant<NeTd3>, Without<ReviewAttribute>]
public partial class NoReview;

/// <summary>Without weight clipping.</summary>
[Variant<NeTd3>, Without<WeightClipAttribute>]
public partial class NoClipping;

/// <summary>Plain TD3 with the weight clipping that the paper applies to every method: its baseline.</summary>
[Variant<NeTd3>, Dense]
public partial class Td3Clipped;

/// <summary>What are the effects of review, clipping and growth?</summary>
[Study(Seeds = 3), Compare<NeTd3>, Compare<NoReview>, Compare<NoClipping>, Compare<Td3Clipped>]
public partial class Ablation;
