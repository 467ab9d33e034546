using System;
using System.Collections.Generic;
using NE.Reference;

namespace NE.Integration.Tests.Trials;

/// <summary>The plan of each trial.</summary>
internal static class Plans
{
    private static readonly string[] Actor = ["Hidden1", "Hidden2", "Action"];
    private static readonly string[] Critic = ["Hidden1", "Hidden2", "Q"];

    private static readonly TopologyRules RecommendedRules = new()
    {
        SkipZeroScore = true,
        PerElementSteps = true,
        ResetMoments = true,
        ZeroOutgoingOnRevival = true,
    };

    public static TrialPlan Paper { get; } = Net("PaperTrial", Actor, Critic, ActivationKind.Relu) with
    {
        Growth = new GrowthPlan(),
        Review = new ReviewPlan(ReviewSlope.Absolute, Probe: false),
    };

    public static TrialPlan Plain { get; } = Net("PlainTrial", Actor, Critic, ActivationKind.Relu) with { Kappa = null };

    public static TrialPlan Recommended { get; } = Net("RecommendedTrial", Actor, Critic, ActivationKind.Relu) with
    {
        Growth = new GrowthPlan { Closed = true, AfterSaturation = true, Rules = RecommendedRules },
        Review = new ReviewPlan(ReviewSlope.Signed, Probe: true),
    };

    public static TrialPlan Elastic { get; } = Net(
        "ElasticTrial", ["Hidden1", "Hidden2", "Hidden3", "Action"], ["Hidden1", "Hidden2", "Hidden3", "Q"], ActivationKind.Relu) with
    {
        Growth = Recommended.Growth! with { UpperBound = 0.8, Rules = RecommendedRules with { DormantThreshold = 0.25 } },
        Review = Recommended.Review,
    };

    public static TrialPlan Norm { get; } = Net("NormTrial", Actor, Critic, ActivationKind.Gelu) with
    {
        NormEpsilon = 1e-5,
        Growth = new GrowthPlan { UpperBound = 0.5, Rules = new TopologyRules { DormantThreshold = 0.3 } },
        Review = Paper.Review,
    };

    /// <summary>Two features per unit.</summary>
    public static TrialPlan CRelu { get; } = Net("CReluTrial", Actor, Critic, ActivationKind.CRelu) with
    {
        Growth = Elastic.Growth,
        Review = Elastic.Review,
    };

    public static TrialPlan CReluClip { get; } = CRelu with
    {
        Name = "CReluClipTrial",
        Kappa = 0.5,
        ClipNewbornOnly = true,
        Growth = CRelu.Growth! with { NewbornBound = 0.5 },
    };

    /// <summary>Fourier features, whose scores lie near 1.</summary>
    public static TrialPlan Fourier { get; } = Net("FourierTrial", Actor, Critic, ActivationKind.Fourier) with
    {
        Growth = Elastic.Growth! with { Rules = RecommendedRules with { DormantThreshold = 0.95 } },
        Review = Elastic.Review,
    };

    public static TrialPlan Rms { get; } = Norm with { Name = "RmsTrial", NormEpsilon = 1e-6, Centred = false };

    public static TrialPlan Residual { get; } = new(
        "ResidualTrial",
        ["Embed", "Block1.Expand", "Block1.Contract", "Action"],
        ["Embed", "Block1.Expand", "Block1.Contract", "Block2.Expand", "Block2.Contract", "Q"],
        [ActivationKind.Identity, ActivationKind.Relu, ActivationKind.Identity, ActivationKind.Tanh],
        [ActivationKind.Identity, ActivationKind.Relu, ActivationKind.Identity, ActivationKind.Relu, ActivationKind.Identity, ActivationKind.Identity])
    {
        Residual = true,
        Growth = Elastic.Growth,
        Review = Recommended.Review,
    };

    public static TrialPlan ResidualClip { get; } = Residual with
    {
        Name = "ResidualClipTrial",
        Kappa = 0.5,
        ClipNewbornOnly = true,
        Growth = Elastic.Growth! with { NewbornBound = 0.5 },
    };

    public static TrialPlan SingleCritic { get; } = Paper with
    {
        Name = "SingleCriticTrial",
        Critics = 1,
        Actor = [ActivationKind.Elu, ActivationKind.LeakyRelu, ActivationKind.Tanh],
        Critic = [ActivationKind.Silu, ActivationKind.Elu, ActivationKind.Identity],
        Growth = new GrowthPlan
        {
            NewbornZero = true,
            Weight = (_, _) => GrowthSchedule.Uniform(),
            Rules = new TopologyRules { DormantThreshold = 0.3 },
        },
    };

    public static TrialPlan Options { get; } = Paper with
    {
        Name = "OptionsTrial",
        Actor = [ActivationKind.Sigmoid, ActivationKind.Tanh, ActivationKind.Tanh],
        Critic = [ActivationKind.Softplus, ActivationKind.Tanh, ActivationKind.Identity],
        Growth = new GrowthPlan
        {
            // Two deviations of the normal distribution whose truncated form has deviation 1/√inputs.
            NewbornBound = 2 / 0.87962566103423978,
            Weight = (t, end) => GrowthSchedule.WarmDecay(t, end, power: 2),
            UpperBound = 0.9,
            WholeUnits = true,
            Rules = new TopologyRules
            {
                DormantThreshold = 0.9,
                SkipZeroScore = true,
                PerElementSteps = true,
                ResetMoments = true,
                CopyNewbornToTarget = true,
            },
        },
        Review = new ReviewPlan(ReviewSlope.Literal, Probe: false),
    };

    public static TrialPlan RandomGrowth { get; } = Paper with
    {
        Name = "RandomGrowthTrial",
        Growth = new GrowthPlan { ByGradient = false },
        Review = null,
    };

    public static TrialPlan Static { get; } = Paper with { Name = "StaticTrial", Growth = null, Review = null };

    public static TrialPlan Clipped { get; } = Recommended with
    {
        Name = "ClippedTrial",
        Kappa = 0.8,
        Growth = Recommended.Growth! with { NewbornBound = 0.8 },
    };

    public static TrialPlan NewbornClip { get; } = Elastic with
    {
        Name = "NewbornClipTrial",
        Kappa = 0.5,
        ClipNewbornOnly = true,
        Growth = Elastic.Growth! with { NewbornBound = 0.5 },
    };

    public static TrialPlan Saturated { get; } = Recommended with
    {
        Name = "SaturatedTrial",
        Growth = Recommended.Growth! with
        {
            Closed = false,
            Rate = 1,
            UpperBound = 0.1,
            Rules = RecommendedRules with { SkipZeroScore = false, DormantThreshold = 0.4 },
        },
    };

    public static TrialPlan ActiveBasis { get; } = Paper with
    {
        Name = "ActiveBasisTrial",
        Growth = new GrowthPlan { OfActive = true, Rate = 0.6 },
    };

    // 1,000 environment steps, 100 of them warm-up, make 900 updates.
    public static TrialPlan CosineRate { get; } = Norm with
    {
        Name = "CosineRateTrial",
        RateFactor = static t => 0.1 + (0.9 * (1 + Math.Cos(Math.PI * (t - 1) / 900)) / 2),
        Growth = Norm.Growth! with { Rules = Norm.Growth.Rules with { PerElementSteps = true, ResetMoments = true } },
    };

    public static TrialPlan StepRate { get; } = Paper with
    {
        Name = "StepRateTrial",
        RateFactor = static t => t <= 30 ? 1 : t <= 60 ? 0.5 : t <= 90 ? 0.25 : 0.125,
    };

    public static TrialPlan Decayed { get; } = Recommended with
    {
        Name = "DecayedTrial",
        NStep = 3,
        Optimiser = static rate => new Adam(rate, Decay: 0.5),
        RateFactor = CosineRate.RateFactor,
    };

    public static TrialPlan DecayedNorm { get; } = Norm with
    {
        Name = "DecayedNormTrial",
        Optimiser = static rate => new Adam(rate, Decay: 0.5),
        Growth = null,
        Review = null,
    };

    public static TrialPlan Momentum { get; } = Recommended with
    {
        Name = "MomentumTrial",
        ActorRate = 1e-2,
        CriticRate = 1e-3,
        Optimiser = static rate => new Sgd(rate, 0.9),
        RateFactor = StepRate.RateFactor,
    };

    public static TrialPlan FullSize { get; } = Recommended with
    {
        Name = "FullSizeTrial",
        BatchSize = 256,
        ActionLimit = 1,
        Growth = Recommended.Growth! with { End = 2_000 },
        Review = new ReviewPlan(ReviewSlope.Falling, Probe: true),
        Kappa = null,
        Scaled = true,
    };

    /// <summary>Soft actor-critic: the actor ends in means and log deviations.</summary>
    public static TrialPlan Soft { get; } = Net("SoftTrial", ["Hidden1", "Hidden2", "Head"], Critic, ActivationKind.Relu) with
    {
        Kappa = null,
        Actor = [ActivationKind.Relu, ActivationKind.Relu, ActivationKind.Identity],
    };

    /// <summary>1,000 environment steps, 100 of them warm-up, make 900 updates.</summary>
    public static TrialPlan SoftReturns { get; } = Soft with
    {
        Name = "SoftReturnsTrial",
        NStep = 4,
        Optimiser = static rate => new Adam(rate, Decay: 0.1),
        RateFactor = static t => 1 - ((t - 1) / 900.0),
    };

    public static IReadOnlyList<TrialPlan> Small { get; } =
    [
        Plain, Paper, Recommended, Elastic, Norm, Rms, SingleCritic, Options, RandomGrowth, Static, Clipped, NewbornClip, Saturated, ActiveBasis,
        CosineRate, StepRate, Decayed, DecayedNorm, Momentum, Residual, ResidualClip, CRelu, CReluClip, Fourier,
    ];

    private static TrialPlan Net(string name, string[] actor, string[] critic, ActivationKind hidden)
    {
        ActivationKind[] Activations(int layers, ActivationKind last)
        {
            var kinds = new ActivationKind[layers];
            Array.Fill(kinds, hidden);
            kinds[^1] = last;
            return kinds;
        }

        return new TrialPlan(
            name, actor, critic, Activations(actor.Length, ActivationKind.Tanh), Activations(critic.Length, ActivationKind.Identity));
    }
}
