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

/// <summary>Statistics of a layer's dense gradient.</summary>
internal sealed record WriteGradient(string Layer) : Operation;
