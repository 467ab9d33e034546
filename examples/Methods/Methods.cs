using NE.Dsl;

namespace Methods;

/// <summary>Plain TD3 on HalfCheetah, dense: what every method below is added to.</summary>
[Experiment(Steps = 20_000), Environment(Tasks.HalfCheetah), Td3(WarmUp = 5_000)]
[Dense]
public partial class Plain
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

// Resets. Most intervals are shorter than published ones, so that each method acts within the run.

/// <summary>Dormant units are recycled.</summary>
[Variant<Plain>, ReDo(Every = 1_000)] public partial class RecycledUnits;

/// <summary>Units whose weights receive hardly any gradient are reset.</summary>
[Variant<Plain>, GraMa(Threshold = 0.01)] public partial class UnitsWithoutGradient;

/// <summary>All networks start anew.</summary>
[Variant<Plain>, Reset(Every = 5_000)] public partial class FullReset;

/// <summary>The last layer of each network starts anew.</summary>
[Variant<Plain>, Reset(Every = 5_000, Layers = 1)] public partial class LastLayerReset;

/// <summary>All parameters move towards new random values.</summary>
[Variant<Plain>, ShrinkAndPerturb(Every = 5_000)] public partial class ShrunkAndPerturbed;

/// <summary>Parameters move towards new random values, and the policy explores, by the dormant share of the actor's units.</summary>
[Variant<Plain>, DrM(Every = 5_000, Calm = 10_000)] public partial class Awakened;

/// <summary>Once, all networks are frozen and get fresh parameters, with the same outputs.</summary>
[Variant<Plain>, PlasticityInjection(At = 10_000)] public partial class InjectedPlasticity;

/// <summary>The least useful mature units are replaced one by one.</summary>
[Variant<Plain>, ContinualBackprop(Maturity = 2_000)] public partial class ReplacedUnits;

/// <summary>Units that are silent for unusually long are reset.</summary>
[Variant<Plain>, SelfNormalisedResets(Every = 2_000)] public partial class SelfNormalised;

/// <summary>The networks return to their slow averages.</summary>
[Variant<Plain>, HareAndTortoise] public partial class SlowAverage;

// Terms of the gradient, optimisers, normalisation, projection.

/// <summary>Weights are pulled towards 0.</summary>
[Variant<Plain>, L2(Weight = 1e-5)] public partial class DecayedGradient;

/// <summary>Weights are pulled towards their initial values.</summary>
[Variant<Plain>, RegenerativeL2(Weight = 1e-5)] public partial class RegenerativeGradient;

/// <summary>The rows of each matrix stay orthogonal.</summary>
[Variant<Plain>, Parseval(Weight = 1e-4)] public partial class OrthogonalRows;

/// <summary>The largest singular value of each matrix stays near 1.</summary>
[Variant<Plain>, Spectral(Weight = 1e-4)] public partial class SpectralNorms;

/// <summary>What a step changes on other transitions than its own is penalised.</summary>
[Variant<Plain>, ChurnReduction] public partial class ReducedChurn;

/// <summary>AdamW: weights decay apart from the gradient.</summary>
[Variant<Plain>, AdamW(WeightDecay = 0.01)] public partial class DecoupledDecay;

/// <summary>UPGD: useful weights are protected, the others perturbed; its steps need a larger learning rate than Adam's.</summary>
[Variant<Plain>, Upgd, Td3(ActorLearningRate = 1e-2, CriticLearningRate = 1e-2)] public partial class ProtectedWeights;

/// <summary>TRAC: how far parameters go from their start is tuned online.</summary>
[Variant<Plain>, Trac] public partial class TunedWay;

/// <summary>All weights and biases stay within bounds.</summary>
[Variant<Plain>, WeightClip] public partial class Clipped;

/// <summary>The weights of each hidden unit keep length 1.</summary>
[Variant<Plain>, UnitSphere] public partial class OnSphere;

/// <summary>Observations are normalised by their running mean and variance.</summary>
[Variant<Plain>, ObservationNorm] public partial class NormalisedObservations;

/// <summary>Hidden layers are normalised.</summary>
[Variant<Plain>]
public partial class NormalisedLayers
{
    /// <summary>Selects actions.</summary>
    [Actor]
    public partial class Policy
    {
        /// <summary>First hidden layer.</summary>
        [Linear(256), LayerNorm, Relu] public partial Layer Hidden1 { get; }

        /// <summary>Second hidden layer.</summary>
        [Linear(128), LayerNorm, Relu] public partial Layer Hidden2 { get; }

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
        [Linear(128), LayerNorm, Relu] public partial Layer Hidden2 { get; }

        /// <summary>The expected discounted return.</summary>
        [Linear(1)] public partial Layer Q { get; }
    }
}

/// <summary>Hidden layers are normalised by their root mean square.</summary>
[Variant<Plain>]
public partial class RmsNormalisedLayers
{
    /// <summary>Selects actions.</summary>
    [Actor]
    public partial class Policy
    {
        /// <summary>First hidden layer.</summary>
        [Linear(256), RmsNorm, Relu] public partial Layer Hidden1 { get; }

        /// <summary>Second hidden layer.</summary>
        [Linear(128), RmsNorm, Relu] public partial Layer Hidden2 { get; }

        /// <summary>The action, in ±1.</summary>
        [Linear(Size.Action), Tanh] public partial Layer Action { get; }
    }

    /// <summary>Estimates the value of actions.</summary>
    [Critic(Twins = 2)]
    public partial class Value
    {
        /// <summary>First hidden layer.</summary>
        [Linear(256), RmsNorm, Relu] public partial Layer Hidden1 { get; }

        /// <summary>Second hidden layer.</summary>
        [Linear(128), RmsNorm, Relu] public partial Layer Hidden2 { get; }

        /// <summary>The expected discounted return.</summary>
        [Linear(1)] public partial Layer Q { get; }
    }
}

/// <summary>Hidden units give their positive and their negative part: half the units, as many features.</summary>
[Variant<Plain>]
public partial class PositiveAndNegativeParts
{
    /// <summary>Selects actions.</summary>
    [Actor]
    public partial class Policy
    {
        /// <summary>First hidden layer.</summary>
        [Linear(128), CRelu] public partial Layer Hidden1 { get; }

        /// <summary>Second hidden layer.</summary>
        [Linear(64), CRelu] public partial Layer Hidden2 { get; }

        /// <summary>The action, in ±1.</summary>
        [Linear(Size.Action), Tanh] public partial Layer Action { get; }
    }

    /// <summary>Estimates the value of actions.</summary>
    [Critic(Twins = 2)]
    public partial class Value
    {
        /// <summary>First hidden layer.</summary>
        [Linear(128), CRelu] public partial Layer Hidden1 { get; }

        /// <summary>Second hidden layer.</summary>
        [Linear(64), CRelu] public partial Layer Hidden2 { get; }

        /// <summary>The expected discounted return.</summary>
        [Linear(1)] public partial Layer Q { get; }
    }
}

/// <summary>Hidden units give sine and cosine: half the units, as many features.</summary>
[Variant<Plain>]
public partial class FourierFeatures
{
    /// <summary>Selects actions.</summary>
    [Actor]
    public partial class Policy
    {
        /// <summary>First hidden layer.</summary>
        [Linear(128), Fourier] public partial Layer Hidden1 { get; }

        /// <summary>Second hidden layer.</summary>
        [Linear(64), Fourier] public partial Layer Hidden2 { get; }

        /// <summary>The action, in ±1.</summary>
        [Linear(Size.Action), Tanh] public partial Layer Action { get; }
    }

    /// <summary>Estimates the value of actions.</summary>
    [Critic(Twins = 2)]
    public partial class Value
    {
        /// <summary>First hidden layer.</summary>
        [Linear(128), Fourier] public partial Layer Hidden1 { get; }

        /// <summary>Second hidden layer.</summary>
        [Linear(64), Fourier] public partial Layer Hidden2 { get; }

        /// <summary>The expected discounted return.</summary>
        [Linear(1)] public partial Layer Q { get; }
    }
}

/// <summary>Hidden layers are normalised, and their weights keep their initial norm.</summary>
[Variant<NormalisedLayers>, NormaliseAndProject] public partial class ProjectedLayers;

// Sparse networks: grown, static, rewired, and dense ones with as many weights.

/// <summary>Neuroplastic Expansion: growth, pruning and review.</summary>
[Variant<Plain>, Without<DenseAttribute>]
[Topology(Density = 0.25), Grow(Every = 1_000), Prune, Review(Window = 5_000)]
public partial class Grown;

/// <summary>A quarter of the weights; they never change their places.</summary>
[Variant<Plain>, Without<DenseAttribute>, Without<GrowAttribute>, Without<PruneAttribute>, Without<ReviewAttribute>, Topology(Density = 0.25)]
public partial class StaticSparse;

/// <summary>The same number of weights; the smallest give way to those of the largest gradient.</summary>
[Variant<StaticSparse>, Rewire(Every = 1_000)] public partial class RigL;

/// <summary>The same number of weights; the smallest give way to random ones.</summary>
[Variant<StaticSparse>, Rewire(Every = 1_000, By = Score.Random, Share = 0.3, Schedule = RewireSchedule.Constant)] public partial class Set;

/// <summary>RLx2: RigL, longer targets from an update on, and transitions dropped when the policy has moved away from them.</summary>
[Variant<RigL>, Td3(NStep = 3, NStepFrom = 10_000), DynamicReplay(Every = 1_000, Least = 5_000)] public partial class Rlx2;

/// <summary>Growth, half batches and the rest as in the code that was released with the paper; with the networks of the other experiments.</summary>
[Variant<Plain>(Preset = Preset.ReferenceCode), Without<DenseAttribute>] public partial class ReferenceCode;

/// <summary>Dense networks, pruned until a quarter of the weights remains.</summary>
[Variant<StaticSparse>, Topology(Density = 1), GradualPruning(FinalDensity = 0.25)] public partial class GraduallyPruned;

/// <summary>The same number of weights in narrower dense networks.</summary>
[Variant<Plain>]
public partial class SmallDense
{
    /// <summary>Selects actions: 9,474 weights.</summary>
    [Actor]
    public partial class Policy
    {
        /// <summary>First hidden layer.</summary>
        [Linear(120), Relu] public partial Layer Hidden1 { get; }

        /// <summary>Second hidden layer.</summary>
        [Linear(59), Relu] public partial Layer Hidden2 { get; }

        /// <summary>The action, in ±1.</summary>
        [Linear(Size.Action), Tanh] public partial Layer Action { get; }
    }

    /// <summary>Estimates the value of actions: 9,697 weights each.</summary>
    [Critic(Twins = 2)]
    public partial class Value
    {
        /// <summary>First hidden layer.</summary>
        [Linear(119), Relu] public partial Layer Hidden1 { get; }

        /// <summary>Second hidden layer.</summary>
        [Linear(58), Relu] public partial Layer Hidden2 { get; }

        /// <summary>The expected discounted return.</summary>
        [Linear(1)] public partial Layer Q { get; }
    }
}

// Combinations.

/// <summary>Growth with recycling of dormant units.</summary>
[Variant<Grown>, ReDo(Every = 2_500)] public partial class GrownRecycled;

/// <summary>Growth with resets of the last layers.</summary>
[Variant<Grown>, Reset(Every = 7_500, Layers = 1)] public partial class GrownReset;

/// <summary>Growth of networks with normalised hidden layers.</summary>
[Variant<NormalisedLayers>, Without<DenseAttribute>]
[Topology(Density = 0.25), Grow(Every = 1_000), Prune, Review(Window = 5_000)]
public partial class GrownNormalised;

/// <summary>All of them, beside plain TD3.</summary>
[Study(Seeds = 1)]
[Compare<Plain>, Compare<RecycledUnits>, Compare<FullReset>, Compare<LastLayerReset>, Compare<ShrunkAndPerturbed>, Compare<Awakened>, Compare<InjectedPlasticity>, Compare<ReplacedUnits>]
[Compare<UnitsWithoutGradient>, Compare<SelfNormalised>, Compare<SlowAverage>]
[Compare<DecayedGradient>, Compare<RegenerativeGradient>, Compare<OrthogonalRows>, Compare<SpectralNorms>, Compare<ReducedChurn>]
[Compare<DecoupledDecay>, Compare<ProtectedWeights>, Compare<TunedWay>, Compare<Clipped>, Compare<OnSphere>, Compare<NormalisedObservations>]
[Compare<NormalisedLayers>, Compare<RmsNormalisedLayers>, Compare<ProjectedLayers>, Compare<PositiveAndNegativeParts>, Compare<FourierFeatures>]
[Compare<Grown>, Compare<StaticSparse>, Compare<RigL>, Compare<Set>, Compare<Rlx2>, Compare<ReferenceCode>, Compare<GraduallyPruned>, Compare<SmallDense>]
[Compare<GrownRecycled>, Compare<GrownReset>, Compare<GrownNormalised>]
public partial class AllMethods;
