using NE.Generators.Lowering;

namespace NE.Generators.Phases;

/// <summary>Work that sums over a whole batch or goes through weights: the blocks of a learner share it out.</summary>
/// <param name="Twins">Whether it is done for both critics.</param>
/// <param name="Caption">Caption of the step it belongs to.</param>
internal abstract record WeightsTask(bool Twins, string Caption);

/// <summary>How a step clips.</summary>
internal enum StepClip
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>All weights and biases.</summary>
    All,

    /// <summary>Those at newborn neurons.</summary>
    Newborn,
}

/// <summary>A layer's gradients, mask, Adam, clip; then its target follows where the program has it follow.</summary>
/// <param name="Network">The network.</param>
/// <param name="Layer">The layer.</param>
/// <param name="Input">What the layer read.</param>
/// <param name="OutputGradient">Gradient of its sums.</param>
/// <param name="ByAge">Whether bias corrections go by the age of each weight.</param>
/// <param name="Clip">What is clipped.</param>
/// <param name="Before">With <see cref="StepClip.Newborn"/>, the layer before it, where that has newborn neurons.</param>
/// <param name="SoftUpdates">Whether the target follows.</param>
/// <param name="Twins">Whether it is done for both critics.</param>
/// <param name="Caption">Caption of the step it belongs to.</param>
internal sealed record StepLayer(
    NetworkInstance Network, LayerReference Layer, Value Input, Value OutputGradient, bool ByAge, StepClip Clip, LayerReference? Before,
    bool SoftUpdates, bool Twins, string Caption) : WeightsTask(Twins, Caption);

/// <summary>A norm's gradients and Adam; then its target follows where the program has it follow.</summary>
internal sealed record StepNorm(
    NetworkInstance Network, NormReference Norm, Value Input, Value Statistics, Value OutputGradient, bool ByAge, bool SoftUpdates,
    bool Twins, string Caption) : WeightsTask(Twins, Caption);

/// <summary>The target of a layer follows.</summary>
internal sealed record SoftUpdateLayer(NetworkInstance Network, LayerReference Layer, bool Twins, string Caption)
    : WeightsTask(Twins, Caption);

/// <summary>The target of a norm follows.</summary>
internal sealed record SoftUpdateNorm(NetworkInstance Network, NormReference Norm, bool Twins, string Caption)
    : WeightsTask(Twins, Caption);

/// <summary>The mean squared difference of two values over the batch.</summary>
internal sealed record SumError(Value Q, Value Target, int Result, string Caption) : WeightsTask(false, Caption);

/// <summary>The mean of a value over the batch.</summary>
internal sealed record SumMean(Value Of, int Result, string Caption) : WeightsTask(false, Caption);

/// <summary>The number of activated units of a hidden layer.</summary>
internal sealed record SumActivated(Value Hidden, int Result, string Caption) : WeightsTask(false, Caption);
