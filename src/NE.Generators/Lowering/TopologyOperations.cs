using NE.Dsl;

namespace NE.Generators.Lowering;

// The operations of a topology event (docs/algorithm.md, Order of a topology event). Those of one layer stand in the routine Change,
// whose parameter is the layer.

/// <summary>Keeps a network's output on the probe batch as it is before the event.</summary>
internal sealed record RememberOutput(Value Output, Value Before) : Operation;

/// <summary>Records the mean absolute change of a network's output over the event.</summary>
internal sealed record RecordOutputChange(string Network, Value Before, Value After) : Operation;

/// <summary>Changes one layer: calls the routine Change.</summary>
internal sealed record ChangeLayer(string Elastic, Value Hidden) : Operation;

/// <summary>Changes an output layer, which has no dormant units: calls the routine ChangeOutput.</summary>
internal sealed record ChangeOutputLayer(string Elastic) : Operation;

/// <summary>Redraws dormant units of a protected layer: calls the routine ResetDormant.</summary>
internal sealed record ResetProtectedLayer(string Elastic, Value Hidden) : Operation;

/// <summary>Opens the event of a layer.</summary>
internal sealed record BeginEvent : Operation;

/// <summary>Finds the layer's dormant units.</summary>
internal sealed record MeasureActivity : Operation;

/// <summary>Number of connections to grow: the scheduled amount, whole, the fraction carried to the next event.</summary>
internal sealed record GrowScheduled(Anneal Schedule, GrowthBasis Basis) : Operation;

/// <summary>Number of connections to grow: what the layer lacks to the density due by the next event.</summary>
internal sealed record GrowDeficit(Anneal Schedule) : Operation;

/// <summary>The amount that the schedule alone would grow: what the prune bound refers to once nothing is left to grow.</summary>
internal sealed record ScheduledAmount(Anneal Schedule) : Operation;

/// <summary>Chooses the connections to grow.</summary>
internal sealed record SelectGrowth(Score By, bool SkipZero) : Operation;

/// <summary>Chooses the connections of dormant units to prune, at most the bound.</summary>
internal sealed record SelectDormant(TruncateUnit Unit, bool AfterSaturation) : Operation;

/// <summary>Makes the chosen connections live.</summary>
internal sealed record Connect(Newborn Newborn, bool Clipped) : Operation;

/// <summary>Cuts the chosen connections.</summary>
internal sealed record Disconnect : Operation;

/// <summary>Draws new biases for units without live inputs.</summary>
internal sealed record RedrawBias : Operation;

/// <summary>Draws new inputs and biases for dormant units of a layer that keeps all its connections.</summary>
internal sealed record ResetDormantUnits : Operation;

/// <summary>Sets the outgoing weights of units to 0 that a new bias makes fire.</summary>
internal sealed record ZeroOutgoing : Operation;

/// <summary>Forgets the optimiser's moments of what changed.</summary>
internal sealed record ForgetMoments : Operation;

/// <summary>W' ← M ⊙ W'.</summary>
internal sealed record MaskTarget : Operation;

/// <summary>Copies newborn weights to the target network.</summary>
internal sealed record CopyNewborn : Operation;

/// <summary>Remembers which units gained their first input, for clipping.</summary>
internal sealed record FlagNewborn : Operation;

/// <summary>Closes the event of a layer and records it.</summary>
internal sealed record EndEvent : Operation;
