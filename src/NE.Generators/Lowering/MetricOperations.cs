using NE.Generators.Model;

namespace NE.Generators.Lowering;

// The operations of a diagnosis: what is measured and written, nothing that changes the learner.

/// <summary>Calls a routine of the agent.</summary>
internal sealed record CallRoutine(string Name) : Operation;

/// <summary>Neuron scores of a hidden layer: dormant and activated ratios, fraction of active units.</summary>
internal sealed record WriteActivity(string Layer, Value Hidden) : Operation;

/// <summary>The same over all hidden layers of a network.</summary>
internal sealed record WriteNetworkActivity(string Network, EquatableArray<Value> Hidden) : Operation;

/// <summary>Ranks and norm of the features that the output layer reads.</summary>
internal sealed record WriteFeatures(string Network, Value Hidden) : Operation;

/// <summary>Norm, clipped fraction and last step of a layer's weights.</summary>
internal sealed record WriteWeights(string Layer, bool Clipped) : Operation;

/// <summary>Size of a layer's last optimiser step.</summary>
internal sealed record WriteStep(string Layer, string Step) : Operation;

/// <summary>Floating-point operations of a network.</summary>
internal sealed record WriteCost(string Network, EquatableArray<string> Layers) : Operation;

/// <summary>Mean absolute change of a network's output by one update.</summary>
internal sealed record MeasureChurn(string Field, Value Before, Value After) : Operation;

/// <summary>Writes what was measured around the last diagnosed update.</summary>
internal sealed record WriteChurn(string Network, string Field) : Operation;

/// <summary>Statistics of a layer's dense gradient.</summary>
internal sealed record WriteGradient(string Layer) : Operation;
