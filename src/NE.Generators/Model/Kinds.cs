namespace NE.Generators.Model;

// The choices of the vocabulary, as values of the model. Each has the members of the NE.Dsl enum of the same name, with the same numbers
// (a test compares them): the generator cannot load the user's NE.Dsl assembly, and attribute arguments arrive as numbers.

/// <summary>What a network is for.</summary>
internal enum NetworkRole
{
    /// <summary>Maps an observation to an action.</summary>
    Actor,

    /// <summary>Maps an observation and an action to a value.</summary>
    Critic,
}

/// <summary>What follows the linear map of a layer.</summary>
internal enum ActivationKind
{
    /// <summary>Nothing.</summary>
    Identity,

    /// <summary>max(z, 0).</summary>
    Relu,

    /// <summary>z where positive, else 0.01 z.</summary>
    LeakyRelu,

    /// <summary>z where positive, else exp(z) - 1.</summary>
    Elu,

    /// <summary>z times the normal distribution function.</summary>
    Gelu,

    /// <summary>z times its sigmoid.</summary>
    Silu,

    /// <summary>Hyperbolic tangent.</summary>
    Tanh,

    /// <summary>1 / (1 + exp(-z)).</summary>
    Sigmoid,

    /// <summary>log(1 + exp(z)).</summary>
    Softplus,
}

/// <summary>Which values fill in what is not written.</summary>
internal enum Preset
{
    /// <summary>The paper plus repairs.</summary>
    Recommended,

    /// <summary>The most faithful reading of the paper.</summary>
    Paper,
}

/// <summary>How the first live weights are divided over layers.</summary>
internal enum Sparsity
{
    /// <summary>In proportion to (inputs + outputs) / (inputs · outputs).</summary>
    ErdosRenyi,

    /// <summary>The same share in each layer.</summary>
    Uniform,
}

/// <summary>Which layers keep all their weights.</summary>
internal enum Protect
{
    /// <summary>The first and the last layer of each network.</summary>
    FirstAndLast,

    /// <summary>None.</summary>
    None,
}

/// <summary>Which step count corrects the bias of Adam's moments.</summary>
internal enum Moments
{
    /// <summary>One count for a network.</summary>
    SharedStep,

    /// <summary>Each weight counts from its birth.</summary>
    PerElementStep,
}

/// <summary>How growth is spread over the run.</summary>
internal enum Anneal
{
    /// <summary>Half a cosine, from much to none.</summary>
    Cosine,

    /// <summary>The same amount at each event.</summary>
    Uniform,

    /// <summary>(1 - t / end) to a power.</summary>
    WarmDecay,
}

/// <summary>What decides which connections grow.</summary>
internal enum Score
{
    /// <summary>The size of the dense gradient.</summary>
    Gradient,

    /// <summary>Chance.</summary>
    Random,
}

/// <summary>What the size of a growth event follows.</summary>
internal enum Control
{
    /// <summary>The schedule alone.</summary>
    OpenLoop,

    /// <summary>The density that the schedule asks for, less what is live.</summary>
    ClosedLoop,
}

/// <summary>What a growth rate is a share of.</summary>
internal enum GrowthBasis
{
    /// <summary>All weights of the layer.</summary>
    LayerSize,

    /// <summary>The live weights.</summary>
    Active,

    /// <summary>What was missing at the start.</summary>
    InitialGap,
}

/// <summary>The first value of a grown weight.</summary>
internal enum Newborn
{
    /// <summary>Uniform in ±1/√inputs.</summary>
    Random,

    /// <summary>Zero.</summary>
    Zero,

    /// <summary>Truncated normal of variance 1/inputs.</summary>
    LeCun,
}

/// <summary>What pruning removes at a time.</summary>
internal enum TruncateUnit
{
    /// <summary>Single connections.</summary>
    Connection,

    /// <summary>All inputs of a neuron.</summary>
    Neuron,
}

/// <summary>How the slope of the activated count becomes the review threshold.</summary>
internal enum ReviewSlope
{
    /// <summary>Its absolute value times the gain.</summary>
    Absolute,

    /// <summary>Its value times the gain.</summary>
    Signed,

    /// <summary>Its absolute value.</summary>
    Literal,
}

/// <summary>On which batch activated neurons are counted.</summary>
internal enum ReviewBatch
{
    /// <summary>The last training batch.</summary>
    Training,

    /// <summary>The fixed probe batch.</summary>
    Probe,
}

/// <summary>Which weights are clipped.</summary>
internal enum ClipScope
{
    /// <summary>All weights and biases.</summary>
    All,

    /// <summary>Connections in the event that grows them.</summary>
    NewbornConnections,

    /// <summary>Inputs and outputs of neurons that gained their first input.</summary>
    NewbornNeurons,
}
