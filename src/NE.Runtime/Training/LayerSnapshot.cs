using NE.Runtime.Telemetry;

namespace NE.Runtime.Training;

/// <summary>The weights of one layer at one moment of a run, in short.</summary>
/// <param name="Layer">Name of the layer, for example <c>Value1.Hidden2</c>.</param>
/// <param name="Outputs">Units.</param>
/// <param name="Inputs">Inputs of each.</param>
/// <param name="Live">Live connections.</param>
/// <param name="Weights">The distribution of the live weights; null if there is none that is finite.</param>
/// <param name="Mask">Where they are; null for a layer without a mask.</param>
internal sealed record LayerSnapshot(string Layer, int Outputs, int Inputs, int Live, WeightHistogram? Weights, MaskGrid? Mask);
