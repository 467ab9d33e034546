using System.Collections.Generic;
using System.Linq;
using NE.Generators.Model;
using NE.Generators.Printing;
using Xunit;

namespace NE.Generators.Tests.Printing;

/// <summary>Experiments that goldens and compile tests share: each shows one choice that changes the generated code.</summary>
internal static class Cases
{
    /// <summary>The declarations, as a user writes them.</summary>
    public const string Source = """
        using System;
        using NE.Dsl;
        using NE.Runtime.Environments;
        using NE.Runtime.Random;

        namespace Cases;

        /// <summary>NE with the repairs.</summary>
        [Experiment, Environment(Tasks.HalfCheetah), Td3]
        public partial class Recommended
        {
            /// <summary>Chooses actions.</summary>
            [Actor]
            public partial class Policy
            {
                /// <summary>Widest layer.</summary>
                [Linear(256), Relu] public partial Layer Hidden1 { get; }

                /// <summary>The elastic layer.</summary>
                [Linear(128), Relu] public partial Layer Hidden2 { get; }

                /// <summary>The action.</summary>
                [Linear(Size.Action), Tanh] public partial Layer Action { get; }
            }

            /// <summary>Judges actions.</summary>
            [Critic(Twins = 2)]
            public partial class Value
            {
                /// <summary>Widest layer.</summary>
                [Linear(256), Relu] public partial Layer Hidden1 { get; }

                /// <summary>The elastic layer.</summary>
                [Linear(128), Relu] public partial Layer Hidden2 { get; }

                /// <summary>The value.</summary>
                [Linear(1)] public partial Layer Q { get; }
            }
        }

        /// <summary>NE as the paper states it.</summary>
        [Experiment(Preset = Preset.Paper), Environment(Tasks.HalfCheetah), Td3]
        public partial class Paper
        {
            /// <summary>Chooses actions.</summary>
            [Actor]
            public partial class Policy
            {
                /// <summary>Widest layer.</summary>
                [Linear(256), Relu] public partial Layer Hidden1 { get; }

                /// <summary>The elastic layer.</summary>
                [Linear(128), Relu] public partial Layer Hidden2 { get; }

                /// <summary>The action.</summary>
                [Linear(Size.Action), Tanh] public partial Layer Action { get; }
            }

            /// <summary>Judges actions.</summary>
            [Critic(Twins = 2)]
            public partial class Value
            {
                /// <summary>Widest layer.</summary>
                [Linear(256), Relu] public partial Layer Hidden1 { get; }

                /// <summary>The elastic layer.</summary>
                [Linear(128), Relu] public partial Layer Hidden2 { get; }

                /// <summary>The value.</summary>
                [Linear(1)] public partial Layer Q { get; }
            }
        }

        /// <summary>Nothing but TD3.</summary>
        [Variant<Recommended>, Dense, Without<WeightClipAttribute>] public partial class Plain;

        /// <summary>Growth at random, the rest as declared.</summary>
        [Variant<Paper>, Grow(By = Score.Random)] public partial class RandomGrowth;

        /// <summary>Sparse from the start to the end.</summary>
        [Variant<Recommended>, Without<GrowAttribute>, Without<PruneAttribute>] public partial class StaticSparse;

        /// <summary>Sparse networks that are rewired by gradient.</summary>
        [Variant<StaticSparse>, Rewire(Every = 2)] public partial class Rewired;

        /// <summary>Sparse networks that are rewired at random, at a constant share.</summary>
        [Variant<StaticSparse>, Rewire(Every = 2, By = Score.Random, Schedule = RewireSchedule.Constant, Until = 1_000)]
        public partial class RewiredAtRandom;

        /// <summary>What the paper's released code does, with its networks.</summary>
        [Experiment(Preset = Preset.ReferenceCode), Environment(Tasks.HalfCheetah), Td3, ReferenceGrowth(Every = 2)]
        public partial class ReferenceCode
        {
            /// <summary>Chooses actions.</summary>
            [Actor]
            public partial class Policy
            {
                /// <summary>First.</summary>
                [Linear(256), Relu] public partial Layer Hidden1 { get; }

                /// <summary>Second.</summary>
                [Linear(256), Relu] public partial Layer Hidden2 { get; }

                /// <summary>The action.</summary>
                [Linear(Size.Action), Tanh] public partial Layer Action { get; }
            }

            /// <summary>Judges actions.</summary>
            [Critic(Twins = 2)]
            public partial class Value
            {
                /// <summary>First.</summary>
                [Linear(256), Relu] public partial Layer Hidden1 { get; }

                /// <summary>Second.</summary>
                [Linear(256), Relu] public partial Layer Hidden2 { get; }

                /// <summary>Third.</summary>
                [Linear(256), LayerNorm, Relu] public partial Layer Hidden3 { get; }

                /// <summary>The value.</summary>
                [Linear(1)] public partial Layer Q { get; }
            }
        }

        /// <summary>Growth as in the reference code, with shared step counts, in soft actor-critic.</summary>
        [Variant<Soft>, Without<GrowAttribute>, Without<PruneAttribute>, Topology(Moments = Moments.SharedStep), ReferenceGrowth(Every = 2), HalvedBatch]
        public partial class ReferenceSoft;

        /// <summary>Pruning before growth, hidden weights clipped, review by time, recycling on a schedule.</summary>
        [Variant<Recommended>, Prune(BeforeGrowth = true), WeightClip(Scope = ClipScope.HiddenWeights), Review(Slope = ReviewSlope.Time)]
        [ReDo(Every = 2, Lowest = 0.3, Schedule = ReDoSchedule.Cosine)]
        public partial class Ordered;

        /// <summary>Half batches on growing networks.</summary>
        [Variant<Recommended>, HalvedBatch] public partial class Halved;

        /// <summary>The replay buffer of RLx2 with growing networks.</summary>
        [Variant<Recommended>, DynamicReplay(Every = 2, Batches = 1)] public partial class Dropping;

        /// <summary>RLx2: rewiring by gradient, longer targets from an update on, a replay buffer that drops old transitions.</summary>
        [Variant<StaticSparse>, Rewire(Every = 2), Td3(NStep = 3, NStepFrom = 10), DynamicReplay(Every = 2, Batches = 2)] public partial class Fresh;

        /// <summary>The replay buffer of RLx2 in dense soft actor-critic, with normalised observations.</summary>
        [Variant<PlainSoft>, ObservationNorm, DynamicReplay(Every = 2, Batches = 1)] public partial class FreshSoft;

        /// <summary>Dense networks that are pruned by magnitude until a tenth of their weights remains.</summary>
        [Variant<StaticSparse>, Topology(Density = 1), GradualPruning(Every = 2)] public partial class PrunedGradually;

        /// <summary>One critic, with norms and smooth activations, and learning rates on a cosine.</summary>
        [Variant<Recommended>, Topology(MinFanOut = 1), Td3(LearningRateSchedule = RateSchedule.Cosine, LearningRateEnd = 0.1)]
        internal sealed partial class NormGelu
        {
            [Actor]
            internal partial class Policy
            {
                [Linear(64), LayerNorm, Gelu] internal partial Layer First { get; }
                [Linear(32), LayerNorm, Elu] internal partial Layer Second { get; }
                [Linear(Size.Action), Tanh] internal partial Layer Action { get; }
            }

            [Critic(Twins = 1)]
            internal partial class Value
            {
                [Linear(64), Silu] internal partial Layer First { get; }
                [Linear(48), LayerNorm, Relu] internal partial Layer Second { get; }
                [Linear(32), Softplus] internal partial Layer Third { get; }
                [Linear(1)] internal partial Layer Q { get; }
            }
        }

        /// <summary>Norms by the root mean square, on growing networks, with a norm of each kind in the critic.</summary>
        [Variant<Recommended>, ReDo(Every = 2), Prune(DormantThreshold = 0.1)]
        internal sealed partial class RmsNorms
        {
            [Actor]
            internal partial class Policy
            {
                [Linear(64), RmsNorm, Relu] internal partial Layer First { get; }
                [Linear(32), RmsNorm(Epsilon = 1e-5), Silu] internal partial Layer Second { get; }
                [Linear(Size.Action), Tanh] internal partial Layer Action { get; }
            }

            [Critic]
            internal partial class Value
            {
                [Linear(64), RmsNorm, Relu] internal partial Layer First { get; }
                [Linear(48), LayerNorm, Relu] internal partial Layer Second { get; }
                [Linear(1)] internal partial Layer Q { get; }
            }
        }

        /// <summary>Two features per unit, on growing networks, with norms before the activation and as a stage behind it.</summary>
        [Variant<Recommended>, ReDo(Every = 2, Threshold = 0.1), Prune(DormantThreshold = 0.1)]
        public partial class Paired
        {
            /// <summary>The policy.</summary>
            [Actor]
            public partial class Policy
            {
                /// <summary>First.</summary>
                [Linear(32), LayerNorm, CRelu] public partial Layer First { get; }

                /// <summary>Second.</summary>
                [Linear(32), CRelu] public partial Layer Second { get; }

                /// <summary>The action.</summary>
                [Linear(Size.Action), Tanh] public partial Layer Action { get; }
            }

            /// <summary>The value.</summary>
            [Critic]
            public partial class Value
            {
                /// <summary>First.</summary>
                [Linear(32), CRelu] public partial Layer First { get; }

                /// <summary>A norm of both features.</summary>
                [LayerNorm] public partial LayerNorm Norm { get; }

                /// <summary>Second.</summary>
                [Linear(24), CRelu] public partial Layer Second { get; }

                /// <summary>The value.</summary>
                [Linear(1)] public partial Layer Q { get; }
            }
        }

        /// <summary>The same on dense networks of soft actor-critic, before a residual block.</summary>
        [Variant<PlainSoft>]
        public partial class PairedSoft
        {
            /// <summary>The value.</summary>
            [Critic]
            public partial class Value
            {
                /// <summary>First.</summary>
                [Linear(16), CRelu] public partial Layer First { get; }

                /// <summary>A block of both features.</summary>
                [ResidualBlock(Expansion = 2)] public partial ResidualBlock Block { get; }

                /// <summary>Second.</summary>
                [Linear(24), CRelu] public partial Layer Second { get; }

                /// <summary>The value.</summary>
                [Linear(1)] public partial Layer Q { get; }
            }
        }

        /// <summary>Units with two features are replaced after every update.</summary>
        [Variant<Paired>, Without<ReDoAttribute>, ContinualBackprop] public partial class PairedTurnover;

        /// <summary>Fourier features on growing networks.</summary>
        [Variant<Recommended>, Prune(DormantThreshold = 0.1)]
        public partial class Waves
        {
            /// <summary>The policy.</summary>
            [Actor]
            public partial class Policy
            {
                /// <summary>First.</summary>
                [Linear(32), LayerNorm, Fourier] public partial Layer First { get; }

                /// <summary>Second.</summary>
                [Linear(32), Fourier] public partial Layer Second { get; }

                /// <summary>The action.</summary>
                [Linear(Size.Action), Tanh] public partial Layer Action { get; }
            }
        }

        /// <summary>The same on dense networks of soft actor-critic.</summary>
        [Variant<PlainSoft>]
        public partial class WavesSoft
        {
            /// <summary>The value.</summary>
            [Critic]
            public partial class Value
            {
                /// <summary>First.</summary>
                [Linear(16), Fourier] public partial Layer First { get; }

                /// <summary>Second, with one feature per unit.</summary>
                [Linear(24), Relu] public partial Layer Second { get; }

                /// <summary>The value.</summary>
                [Linear(1)] public partial Layer Q { get; }
            }
        }

        /// <summary>Growth in the critic only.</summary>
        [Variant<Recommended>, Topology(ResetDormantInProtected = true)]
        public partial class CriticOnly
        {
            /// <summary>A dense policy.</summary>
            [Actor, Dense]
            public partial class Policy
            {
                /// <summary>Hidden.</summary>
                [Linear(64), LeakyRelu] public partial Layer Hidden { get; }

                /// <summary>The action.</summary>
                [Linear(Size.Action), Tanh] public partial Layer Action { get; }
            }
        }

        /// <summary>Tasks of different sizes in turn, on growing networks.</summary>
        [Variant<Recommended>(Steps = 400_000), Environment(Tasks.HalfCheetah, Tasks.Humanoid, Tasks.Hopper), Sequence(StepsPerTask = 50_000)]
        [Topology(Density = 0.3)]
        public partial class Visits;

        /// <summary>Two tasks in turn, with resets at switches, by soft actor-critic on dense networks.</summary>
        [Variant<PlainSoft>(Steps = 400_000), Environment(Tasks.HalfCheetah, Tasks.Hopper), Sequence(StepsPerTask = 100_000, ClearReplay = true)]
        [Reset(EverySwitch = true)]
        public partial class VisitsSoft;

        /// <summary>Networks that start anew whenever the task shifts.</summary>
        [Variant<Plain>, Shift(Property.Friction, Draw = Draw.LogUniform, From = 0.02, To = 2, Every = 10_000), Reset(EverySwitch = true)]
        public partial class ShiftedReset;

        /// <summary>Pulls to 0 and to the first values, on growing networks with ages.</summary>
        [Variant<Recommended>, L2, RegenerativeL2] public partial class Pulled;

        /// <summary>Pulls weights alone, on dense networks with norms.</summary>
        [Variant<NormGelu>, Dense, Without<WeightClipAttribute>, L2(Biases = false), RegenerativeL2(Biases = false)]
        internal sealed partial class PulledNorms;

        /// <summary>Keeps rows orthogonal, beside a pull to 0, on growing networks.</summary>
        [Variant<Recommended>, Parseval, L2] public partial class Orthogonal;

        /// <summary>Spectral regularisation beside a pull to 0, on growing networks.</summary>
        [Variant<Recommended>, Spectral, L2] public partial class Spectra;

        /// <summary>The same of higher power, with both norms.</summary>
        [Variant<RmsNorms>, Spectral(Power = 3)] internal sealed partial class SpectraOfNorms;

        /// <summary>Churn reduction of actor and critics, on growing networks whose units are recycled.</summary>
        [Variant<Recommended>, ChurnReduction(Critics = true, CriticWeight = 0), ReDo(Every = 5)] public partial class Steady;

        /// <summary>Churn reduction of the actor, with a fixed weight, in dense soft actor-critic.</summary>
        [Variant<PlainSoft>, ChurnReduction(Weight = 10, Target = 0)] public partial class SteadySoft;

        /// <summary>Hidden weights on the unit sphere, on growing networks.</summary>
        [Variant<Recommended>, UnitSphere, ReDo(Every = 2)] public partial class OnSphere;

        /// <summary>Normalise-and-Project at every update, on growing networks with both norms.</summary>
        [Variant<RmsNorms>, NormaliseAndProject] internal sealed partial class Projected;

        /// <summary>The same at intervals, on dense networks.</summary>
        [Variant<NormGelu>, Dense, Without<WeightClipAttribute>, NormaliseAndProject(Every = 2)] internal sealed partial class ProjectedAtIntervals;

        /// <summary>AdamW on growing networks with ages, beside L2, with returns of three steps.</summary>
        [Variant<Recommended>, AdamW(WeightDecay = 0.02), L2, Td3(NStep = 3)] public partial class Decayed;

        /// <summary>AdamW on dense networks with norms, its rates on a cosine.</summary>
        [Variant<NormGelu>, Dense, AdamW] internal sealed partial class DecayedNorms;

        /// <summary>Gradient descent with momentum on growing networks.</summary>
        [Variant<Recommended>, Sgd] public partial class Momentum;

        /// <summary>UPGD on growing networks, beside L2.</summary>
        [Variant<Recommended>, Upgd, L2] public partial class Useful;

        /// <summary>UPGD on dense networks with norms, its rates on a cosine.</summary>
        [Variant<NormGelu>, Dense, Upgd(Noise = 0.01)] internal sealed partial class UsefulNorms;

        /// <summary>TRAC on growing networks, beside L2, with resets of the last layers.</summary>
        [Variant<Recommended>, Trac, L2, Reset(Every = 5, Layers = 1)] public partial class Tuned;

        /// <summary>TRAC on dense networks with norms, its rates on a cosine.</summary>
        [Variant<NormGelu>, Dense, Without<WeightClipAttribute>, Trac] internal sealed partial class TunedNorms;

        /// <summary>Recycles dormant units of growing networks.</summary>
        [Variant<Recommended>, ReDo(Every = 2, Threshold = 0.5)] public partial class Recycling;

        /// <summary>Recycles units with norms, every option away from its default.</summary>
        [Variant<NormGelu>, Dense, Without<WeightClipAttribute>, ReDo(Every = 2, Threshold = 0.5, DrawBias = true, ResetMoments = false, CopyToTarget = true)]
        internal sealed partial class RecyclingNorms;

        /// <summary>Recycles a share of the units of dense networks.</summary>
        [Variant<Plain>, ReDo(Every = 2, Lowest = 0.25)] public partial class RecyclingLowest;

        /// <summary>Resets units of growing networks whose weights receive no gradient.</summary>
        [Variant<Recommended>, GraMa(Every = 2)] public partial class WithoutGradient;

        /// <summary>Resets a share of the units of a dense soft actor-critic, those with the least gradient, and their outgoing weights.</summary>
        [Variant<PlainSoft>, GraMa(Every = 2, Lowest = 0.25, ZeroOutgoing = true, CopyToTarget = true)] public partial class LeastGradient;

        /// <summary>Resets a bounded number of units with little gradient.</summary>
        [Variant<Plain>, GraMa(Every = 2, Threshold = 0.1, Most = 0.25, DrawBias = false, ResetMoments = false)] public partial class LittleGradient;

        /// <summary>Moves growing networks towards new values.</summary>
        [Variant<Recommended>, ShrinkAndPerturb(Every = 2)] public partial class Perturbed;

        /// <summary>Moves norms too, every option away from its default.</summary>
        [Variant<NormGelu>, Dense, Without<WeightClipAttribute>]
        [ShrinkAndPerturb(Every = 2, Perturb = 0.1, DrawBias = false, Norms = true, ResetMoments = true, MoveTarget = false)]
        internal sealed partial class PerturbedNorms;

        /// <summary>Plasticity injection into growing networks, with slow averages.</summary>
        [Variant<Recommended>, PlasticityInjection(At = 100_000), HareAndTortoise(Every = 4)] public partial class Injected;

        /// <summary>Plasticity injection into dense networks with norms, whose units are recycled.</summary>
        [Variant<NormGelu>, Dense, PlasticityInjection(At = 500_000), ReDo(Every = 3, Threshold = 0.1)] internal sealed partial class InjectedNorms;

        /// <summary>Plasticity injection into soft actor-critic, which estimates a policy gradient through two critics.</summary>
        [Variant<Soft>, WeightClip, PlasticityInjection(At = 500_000)] public partial class InjectedSoft;

        /// <summary>Plasticity injection into residual critics.</summary>
        [Variant<Residual>, PlasticityInjection(At = 500_000)] public partial class InjectedResidual;

        /// <summary>Perturbs growing networks by dormancy, with its exploration, keeping moments.</summary>
        [Variant<Recommended>, DrM(Every = 2, ResetMoments = false)] public partial class Awakened;

        /// <summary>Perturbs clipped networks of soft actor-critic with norms.</summary>
        [Variant<Soft>, WeightClip, DrM(Every = 2, Explore = false)] public partial class AwakenedSoft;

        /// <summary>Replaces the least useful units of growing networks.</summary>
        [Variant<Recommended>, ContinualBackprop] public partial class Turnover;

        /// <summary>Resets of the last two layers, which begin the history of the units between them and the averages anew.</summary>
        [Variant<Recommended>, ContinualBackprop, HareAndTortoise, Reset(Every = 5, Layers = 2)] public partial class TurnoverReset;

        /// <summary>Replaces units with norms by another utility, one by one.</summary>
        [Variant<NormGelu>, Dense, Without<WeightClipAttribute>]
        [ContinualBackprop(Utility = UnitUtility.AdaptableContribution, Accumulate = false)]
        internal sealed partial class TurnoverNorms;

        /// <summary>Resets silent units of growing networks.</summary>
        [Variant<Recommended>, SelfNormalisedResets] public partial class Silenced;

        /// <summary>Returns growing networks to their averages.</summary>
        [Variant<Recommended>, HareAndTortoise(Every = 3)] public partial class Tortoise;

        /// <summary>Grows, prunes, recycles, changes and measures by types of the user's.</summary>
        [Variant<Recommended>, Grow<OwnScore>, Prune<OwnUtility>, ReDo<OwnUtility>(Every = 2)]
        [Event<OwnChange>(Every = 3, Gradients = true), Measure<OwnMeasure>]
        public partial class Own;

        /// <summary>Adds terms of the user's to the gradient, beside built-in ones.</summary>
        [Variant<Recommended>, GradientTerm<OwnTerm>(Weight = 0.01), L2] public partial class OwnTerms;

        /// <summary>Grows when a type of the user's says so.</summary>
        [Variant<Recommended>, GrowthCurve<OwnCurve>] public partial class OwnGrowth;

        /// <summary>A time course of growth.</summary>
        public struct OwnCurve : NE.Runtime.Topology.IGrowthCurve
        {
            /// <inheritdoc/>
            public static double Share(double progress) => progress * progress;
        }

        /// <summary>Draws batches by age, with returns of three steps, on dense networks.</summary>
        [Variant<Recommended>, Dense, Td3(NStep = 3), Sample<OwnSampler>] public partial class OwnAges;

        /// <summary>A distribution over ages.</summary>
        public struct OwnSampler : NE.Runtime.Replay.IReplaySampler
        {
            /// <inheritdoc/>
            public static double Age(double uniform, long count) => uniform * uniform * count;
        }

        /// <summary>A term in the gradient.</summary>
        public struct OwnTerm : NE.Runtime.Methods.IGradientTerm
        {
            /// <inheritdoc/>
            public static void Add(in NE.Runtime.Methods.GradientLayer layer, float weight) => layer.AddBias(0, weight * layer.Bias(0));
        }

        /// <summary>A growth score.</summary>
        public struct OwnScore : NE.Runtime.Topology.IConnectionScore
        {
            /// <inheritdoc/>
            public static float Score(in NE.Runtime.Topology.Connection connection, ref float memory) => memory += MathF.Abs(connection.Gradient);
        }

        /// <summary>A utility of units.</summary>
        public struct OwnUtility : NE.Runtime.Topology.IUnitUtility
        {
            /// <inheritdoc/>
            public static double Utility(in NE.Runtime.Topology.HiddenUnit unit) => unit.Activity * unit.Outgoing;
        }

        /// <summary>An event.</summary>
        public sealed class OwnChange : NE.Runtime.Methods.IEvent
        {
            /// <inheritdoc/>
            public void Apply(NE.Runtime.Methods.EventContext context)
            {
            }
        }

        /// <summary>A metric.</summary>
        public struct OwnMeasure : NE.Runtime.Metrics.IMetric
        {
            /// <inheritdoc/>
            public static void Measure(NE.Runtime.Metrics.MetricContext context, NE.Runtime.Telemetry.IMetricWriter metrics) =>
                metrics.Write("layers", context.Layers.Length);
        }

        /// <summary>A task whose friction and motors change; the program is that of the unchanged task.</summary>
        [Variant<Recommended>]
        [Shift(Property.Friction, Draw = Draw.LogUniform, From = 0.02, To = 2, Every = 100_000, Drift = true)]
        [Shift(Property.Strength, Scale = new[] { 1.0, 0.0 }, Of = "bthigh,bshin,bfoot", Every = 250_000, First = FirstSegment.Nominal)]
        public partial class Shifted;

        /// <summary>Begins the last layers anew, on growing networks.</summary>
        [Variant<Recommended>, Reset(Every = 2, Layers = 1)] public partial class Resets;

        /// <summary>Begins all layers anew, norms too; moments stay.</summary>
        [Variant<NormGelu>, Dense, Reset(Every = 2, ResetMoments = false)] internal sealed partial class ResetNorms;

        /// <summary>Every option away from its default, on a task of the user's own, in the darkest corner.</summary>
        public partial class Outer
        {
            internal static partial class Inner
            {
                /// <summary>Names of the runtime's types are free for users.</summary>
                [Experiment(Steps = 20_000), Environment<Toy>, Td3(PolicyDelay = 3, BatchSize = 100, WarmUp = 500,
                    LearningRateSchedule = RateSchedule.Step, LearningRateEvery = 1_000)]
                [Topology(Density = 0.4, Initial = Sparsity.Uniform, Protect = Protect.None, MinFanIn = 1, ScaleByEffectiveFanIn = true,
                    Moments = Moments.SharedStep, CopyNewbornToTarget = true, ResetDormantInProtected = true)]
                [Grow(Every = 50, Schedule = Anneal.WarmDecay, Control = Control.OpenLoop, Basis = GrowthBasis.Active,
                    Newborn = Newborn.LeCun)]
                [Prune(Unit = TruncateUnit.Neuron, AfterSaturation = true)]
                [Review(Observe = ReviewBatch.Training, Slope = ReviewSlope.Absolute)]
                [WeightClip(Scope = ClipScope.NewbornNeurons)]
                internal sealed partial class Activations
                {
                    [Actor]
                    internal partial class Linear
                    {
                        [Linear(16), Sigmoid] internal partial Layer Adam { get; }
                        [Linear(Size.Action), Tanh] internal partial Layer @base { get; }
                    }

                    [Critic(Twins = 2)]
                    internal partial class Batch
                    {
                        [Linear(24), Relu] internal partial Layer Polyak { get; }
                        [Linear(24), Relu] internal partial Layer Clip { get; }
                        [Linear(1)] internal partial Layer Q { get; }
                    }
                }
            }
        }

        /// <summary>Soft actor-critic, grown as usual.</summary>
        [Experiment, Environment(Tasks.HalfCheetah), Sac]
        public partial class Soft
        {
            /// <summary>Means and deviations of actions.</summary>
            [Actor]
            public partial class Policy
            {
                /// <summary>Hidden.</summary>
                [Linear(64), Relu] public partial Layer Hidden { get; }

                /// <summary>Means, then logarithms of deviations.</summary>
                [Linear(Size.Gaussian)] public partial Layer Head { get; }
            }

            /// <summary>Judges actions.</summary>
            [Critic(Twins = 2)]
            public partial class Value
            {
                /// <summary>Widest layer.</summary>
                [Linear(64), Relu] public partial Layer Hidden1 { get; }

                /// <summary>Smooth.</summary>
                [Linear(32), LayerNorm, Silu] public partial Layer Hidden2 { get; }

                /// <summary>The value.</summary>
                [Linear(1)] public partial Layer Q { get; }
            }
        }

        /// <summary>Nothing but soft actor-critic.</summary>
        [Variant<Soft>, Dense, Without<WeightClipAttribute>] public partial class PlainSoft;

        /// <summary>Soft actor-critic with momentum, returns of five steps, and rates that fall, that of the temperature among them.</summary>
        [Variant<PlainSoft>, Sgd(Momentum = 0.8), Sac(NStep = 5, LearningRateSchedule = RateSchedule.Linear)] public partial class SoftReturns;

        /// <summary>Residual critics, grown as usual.</summary>
        [Variant<Recommended>]
        public partial class Residual
        {
            /// <summary>One block and a norm.</summary>
            [Critic(Twins = 2)]
            public partial class Value
            {
                /// <summary>Width of the residual path.</summary>
                [Linear(32)] public partial Layer Embed { get; }

                /// <summary>Twice as many hidden units.</summary>
                [ResidualBlock(Expansion = 2, Epsilon = 1e-4)] public partial ResidualBlock Block1 { get; }

                /// <summary>The end of the residual path.</summary>
                [LayerNorm] public partial LayerNorm Final { get; }

                /// <summary>The value.</summary>
                [Linear(1)] public partial Layer Q { get; }
            }
        }

        /// <summary>Growing networks on normalised observations.</summary>
        [Variant<Recommended>, ObservationNorm(Limit = 5), ReDo(Every = 2)] public partial class Normalised;

        /// <summary>Soft actor-critic on normalised observations.</summary>
        [Variant<PlainSoft>, ObservationNorm]
        public partial class NormalisedSoft
        {
            /// <summary>Means and deviations of actions.</summary>
            [Actor]
            public partial class Policy
            {
                /// <summary>Hidden units of one layer.</summary>
                [Linear(48), Relu] public partial Layer Hidden { get; }

                /// <summary>A norm after the activation.</summary>
                [LayerNorm(Epsilon = 1e-3)] public partial LayerNorm Norm { get; }

                /// <summary>Means, then logarithms of deviations.</summary>
                [Linear(Size.Gaussian)] public partial Layer Head { get; }
            }
        }

        /// <summary>Soft actor-critic with a residual policy, whose hidden units are recycled.</summary>
        [Variant<Soft>, Dense, Without<WeightClipAttribute>, ReDo(Every = 2, Threshold = 0.1), Reset(Every = 5, Layers = 2), L2]
        public partial class ResidualSoft
        {
            /// <summary>Means and deviations of actions.</summary>
            [Actor]
            public partial class Policy
            {
                /// <summary>Width of the residual path.</summary>
                [Linear(16)] public partial Layer Embed { get; }

                /// <summary>The block.</summary>
                [ResidualBlock] public partial ResidualBlock Block { get; }

                /// <summary>The end of the residual path.</summary>
                [LayerNorm] public partial LayerNorm Final { get; }

                /// <summary>Means, then logarithms of deviations.</summary>
                [Linear(Size.Gaussian)] public partial Layer Head { get; }
            }
        }

        internal sealed class Kernels { }
        internal sealed class Networks { }

        [Task(Observations = 3, Actions = 2, ActionLimit = 2, StepLimit = 100)]
        internal sealed class Toy : IEnvironment
        {
            public void Reset(ref RandomStream random, Span<float> observation) => observation.Clear();
            public StepResult Step(ReadOnlySpan<float> action, Span<float> observation) => new(0, false);
            public void Dispose() { }
        }
        """;

    private static readonly IReadOnlyDictionary<string, Declaration> ByName = Sources.Declarations(Source);

    /// <summary>Names of all cases.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByName.Keys.Order(System.StringComparer.Ordinal)];

    /// <summary>Cases with a method that no device runs, because it changes networks or gradients on the host.</summary>
    public static IReadOnlyList<string> OnHost { get; } =
    [
        "Turnover", "PairedTurnover", "TurnoverReset", "TurnoverNorms", "Silenced", "Tortoise", "Orthogonal", "RmsNorms", "Spectra", "SpectraOfNorms", "OnSphere",
        "Projected", "Useful", "UsefulNorms", "Steady", "SteadySoft", "Tuned", "TunedNorms", "Awakened", "AwakenedSoft", "Injected", "InjectedNorms", "InjectedSoft",
        "InjectedResidual", "Ordered", "OwnTerms", "OwnAges",
    ];

    /// <summary>Cases with a method that says why no device runs them, because the host decides or keeps something.</summary>
    public static IReadOnlyList<string> Refused { get; } =
    [
        "Visits", "VisitsSoft", "ShiftedReset", "ProjectedAtIntervals", "ReferenceCode", "ReferenceSoft", "Halved", "Dropping", "Fresh", "FreshSoft",
    ];

    /// <summary>All others, for theories.</summary>
    public static TheoryData<string> OnDevices => [.. Names.Except(OnHost).Except(Refused)];

    /// <summary>The names, for theories.</summary>
    public static TheoryData<string> All => [.. Names];

    /// <summary>A case by name.</summary>
    public static Declaration Of(string name) => ByName[name];

    /// <summary>All generated files, with the table, and the source itself.</summary>
    public static IEnumerable<string> Everything() =>
    [
        Source,
        .. ByName.Values.SelectMany(static d => ExperimentPrinter.Print(d)).Select(static f => f.Text),
        TablePrinter.Print(ByName.Values.Select(static d => d.FullName).Order(System.StringComparer.Ordinal).ToEquatableArray()).Text,
        Embedding.Definition.Text,
    ];
}
