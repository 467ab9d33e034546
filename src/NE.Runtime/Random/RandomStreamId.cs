namespace NE.Runtime.Random;

/// <summary>
/// The independent random streams of a run. The value is the second key word of the generator, so adding a stream does not change the
/// others; values are never reused. Each stream documents what its unit counts.
/// </summary>
public enum RandomStreamId : uint
{
    /// <summary>Start of a training episode; unit: episode.</summary>
    EnvironmentReset = 0,

    /// <summary>Uniform actions before learning; unit: environment step.</summary>
    WarmUpAction = 1,

    /// <summary>Exploration noise; unit: environment step.</summary>
    Exploration = 2,

    /// <summary>Rows of a training batch; unit: update.</summary>
    ReplayIndex = 3,

    /// <summary>Target policy smoothing; unit: update.</summary>
    TargetSmoothing = 4,

    /// <summary>Whether an update reviews early experience; unit: update.</summary>
    ReviewDecision = 5,

    /// <summary>Initial weights and biases; unit: task of a sequence and layer index within the agent.</summary>
    WeightInit = 6,

    /// <summary>Initial masks; unit: task of a sequence and layer index within the agent.</summary>
    Mask = 7,

    /// <summary>Priority among connections of equal growth score, and selection for random growth; unit: update and layer.</summary>
    Grow = 8,

    /// <summary>Which prune candidates are pruned if there are more than the bound; unit: update and layer.</summary>
    Truncate = 9,

    /// <summary>Values of newborn connections; unit: update and layer.</summary>
    Newborn = 10,

    /// <summary>Bias redraw of units without inputs; unit: update and layer.</summary>
    UnitReset = 11,

    /// <summary>Start of an evaluation episode; unit: episode number within one evaluation.</summary>
    Evaluation = 12,

    /// <summary>Rows of the growth batch; unit: update.</summary>
    GrowthIndex = 13,

    /// <summary>Target policy smoothing on the growth batch; unit: update.</summary>
    GrowthSmoothing = 14,

    /// <summary>Rows of the probe batch; unit: update / <c>ProbeEvery</c>, rounded down.</summary>
    Probe = 15,

    /// <summary>Actions drawn from a stochastic policy in the environment; unit: environment step.</summary>
    SampledAction = 16,

    /// <summary>Actions drawn from the policy in the next states of the batch; unit: update.</summary>
    NextAction = 17,

    /// <summary>Actions drawn from the policy in the states of the batch; unit: update.</summary>
    PolicyAction = 18,

    /// <summary>Actions drawn from the policy in the next states of the growth batch; unit: update.</summary>
    GrowthNextAction = 19,

    /// <summary>Actions drawn from the policy in the states of the growth batch; unit: update.</summary>
    GrowthPolicyAction = 20,

    /// <summary>Incoming weights and biases of recycled units, and ties between units; unit: update and layer.</summary>
    UnitRecycling = 21,

    /// <summary>Weights and biases of fully reset layers; unit: update and layer.</summary>
    ParameterReset = 22,

    /// <summary>Rows of the batch on which dormant units are found; unit: update.</summary>
    RecyclingIndex = 23,

    /// <summary>Continual backprop: incoming weights of replaced units, random utilities, chances; unit: update and layer.</summary>
    UnitReplacement = 24,

    /// <summary>Incoming weights of units that self-normalised resets reset; unit: update and layer.</summary>
    SelfNormalisedReset = 25,

    /// <summary>Value of a shifted property in a segment; unit: number of the property and of the segment.</summary>
    Shift = 26,

    /// <summary>Incoming weights and biases of units that are reset by gradient, and ties between units; unit: update and layer.</summary>
    GradientReset = 30,

    /// <summary>Rows of the batch on which units are found whose weights receive no gradient; unit: update.</summary>
    GradientResetIndex = 31,

    /// <summary>Noise of UPGD; unit: update and layer, normalisations after all layers.</summary>
    Perturbation = 32,

    /// <summary>Rows of the batches on which changes of outputs are reduced; unit: update.</summary>
    ChurnIndex = 36,

    /// <summary>Orthogonal matrices of perturbations by dormancy, that of the target last; unit: update and layer.</summary>
    DormantPerturbation = 37,

    /// <summary>Rows of the batch on which firing outputs are counted; unit: update.</summary>
    FiringIndex = 38,

    /// <summary>Fresh parameters of a plasticity injection; unit: update and layer.</summary>
    PlasticityInjection = 39,

    /// <summary>Numbers drawn by user-defined events; unit: update, number of the event and part.</summary>
    OwnEvent = 40,

    /// <summary>Rows of the batch of user-defined events; unit: update.</summary>
    OwnEventIndex = 41,
}
