namespace NE.Generators.Model;

// The parts of a resolved experiment. Meaning, unit, range and source of each value stand at the NE.Dsl attribute of the same name.

/// <summary>The experiment itself.</summary>
/// <param name="Steps">Length of the run in environment steps.</param>
internal sealed record ExperimentPart(long Steps);

/// <summary>The TD3 algorithm.</summary>
/// <param name="Discount">Discount of one step.</param>
/// <param name="Polyak">Share of the online network in a target update.</param>
/// <param name="BatchSize">Transitions an update.</param>
/// <param name="ReplayCapacity">Transitions kept.</param>
/// <param name="WarmUp">Environment steps with uniform actions and without updates.</param>
/// <param name="ExplorationNoise">Standard deviation, times the action limit.</param>
/// <param name="TargetNoise">Standard deviation, times the action limit.</param>
/// <param name="TargetNoiseClip">Bound of the target noise, times the action limit.</param>
/// <param name="PolicyDelay">Critic updates for each policy update.</param>
/// <param name="ActorLearningRate">Adam's rate of the actor.</param>
/// <param name="CriticLearningRate">Adam's rate of the critics.</param>
/// <param name="Beta1">Decay of Adam's first moment.</param>
/// <param name="Beta2">Decay of Adam's second moment.</param>
/// <param name="Epsilon">Added to the root in Adam's step.</param>
internal sealed record Td3Part(
    double Discount, double Polyak, int BatchSize, int ReplayCapacity, long WarmUp, double ExplorationNoise, double TargetNoise,
    double TargetNoiseClip, int PolicyDelay, double ActorLearningRate, double CriticLearningRate, double Beta1, double Beta2,
        double Epsilon);

/// <summary>Evaluation during training.</summary>
/// <param name="Every">Environment steps.</param>
/// <param name="Episodes">Episodes an evaluation.</param>
internal sealed record EvaluatePart(long Every, int Episodes);

/// <summary>Checkpoints.</summary>
/// <param name="Every">Environment steps.</param>
internal sealed record CheckpointPart(long Every);

/// <summary>Costly diagnostics.</summary>
/// <param name="Every">Updates.</param>
internal sealed record MetricsPart(long Every);

/// <summary>Sparse topology.</summary>
/// <param name="Density">Share of a network's weights that is live at the start.</param>
/// <param name="FinalDensity">Density at which growth of a layer ends.</param>
/// <param name="Initial">Division over layers.</param>
/// <param name="Protect">Layers that stay dense.</param>
/// <param name="MinFanIn">Smallest number of live inputs of a neuron at the start.</param>
/// <param name="MinFanOut">Smallest number of live outputs of a neuron at the start.</param>
/// <param name="ScaleByEffectiveFanIn">Whether first values are scaled by √(inputs / live inputs).</param>
/// <param name="Moments">Step count of Adam.</param>
/// <param name="ResetMoments">Whether moments of grown and pruned weights become 0.</param>
/// <param name="RedrawBias">Whether a neuron without inputs draws a new bias at each event.</param>
/// <param name="ZeroOutgoingOnRevival">Whether outgoing weights become 0 when that redraw makes a neuron fire.</param>
/// <param name="CopyNewbornToTarget">Whether a grown weight enters the target network at once.</param>
/// <param name="ResetDormantInProtected">Whether dormant neurons of protected layers draw new biases.</param>
internal sealed record TopologyPart(
    double Density, double FinalDensity, Sparsity Initial, Protect Protect, int MinFanIn, int MinFanOut, bool ScaleByEffectiveFanIn,
    Moments Moments, bool ResetMoments, bool RedrawBias, bool ZeroOutgoingOnRevival, bool CopyNewbornToTarget,
        bool ResetDormantInProtected);

/// <summary>Growth.</summary>
/// <param name="Every">Updates between events.</param>
/// <param name="Schedule">How growth is spread.</param>
/// <param name="By">What is chosen.</param>
/// <param name="Control">What the size of an event follows.</param>
/// <param name="Rate">Share of the basis an event; 0 for automatic.</param>
/// <param name="Amplitude">Factor of the schedule.</param>
/// <param name="Power">Exponent of the warm decay.</param>
/// <param name="Basis">What the rate is a share of.</param>
/// <param name="Until">Update at which growth ends; 0 for the end of the run.</param>
/// <param name="Newborn">First value of a grown weight.</param>
/// <param name="SkipZeroScore">Whether connections of score 0 stay out.</param>
internal sealed record GrowPart(
    int Every, Anneal Schedule, Score By, Control Control, double Rate, double Amplitude, double Power, GrowthBasis Basis, long Until,
    Newborn Newborn, bool SkipZeroScore);

/// <summary>Pruning.</summary>
/// <param name="UpperBound">Most pruned connections, as a share of those grown in the same event.</param>
/// <param name="DormantThreshold">Neuron score at or below which a neuron is dormant.</param>
/// <param name="Unit">What is removed at a time.</param>
/// <param name="AfterSaturation">Whether the bound follows the scheduled growth when nothing is left to grow.</param>
internal sealed record PrunePart(double UpperBound, double DormantThreshold, TruncateUnit Unit, bool AfterSaturation);

/// <summary>Experience review.</summary>
/// <param name="Oldest">Share of the stored transitions that a review draws from.</param>
/// <param name="Window">Updates over which the slope is taken.</param>
/// <param name="ObserveEvery">Updates between counts.</param>
/// <param name="Gain">Factor of the slope; 0 for automatic.</param>
/// <param name="Floor">Smallest threshold.</param>
/// <param name="Slope">How the slope is read.</param>
/// <param name="Observe">Where activated neurons are counted.</param>
/// <param name="ActiveThreshold">Neuron score above which a neuron is activated.</param>
internal sealed record ReviewPart(
    double Oldest, int Window, int ObserveEvery, double Gain, double Floor, ReviewSlope Slope, ReviewBatch Observe, double ActiveThreshold);

/// <summary>Weight clipping.</summary>
/// <param name="Kappa">Bound in units of 1/√inputs.</param>
/// <param name="Scope">Which weights are clipped.</param>
internal sealed record WeightClipPart(double Kappa, ClipScope Scope);
