using System.Collections.Generic;

namespace NE.Runtime.Training;

/// <summary>The live connections of a layer that grows, as planned.</summary>
/// <param name="Name">Name of the layer, for example <c>Value1.Hidden2</c>.</param>
/// <param name="Positions">All connections, live or not.</param>
/// <param name="Live">Live connections at each of the steps of the plan, without pruning or with pruned connections regrown.</param>
public sealed record PlannedLayer(string Name, long Positions, IReadOnlyList<long> Live);
