using System;

namespace NE.Dsl;

/// <summary>Pruning by a user-defined utility, which takes the place of the mean absolute activation in the neuron score.</summary>
/// <typeparam name="TUtility">A type that implements <c>NE.Runtime.Topology.IUnitUtility</c>.</typeparam>
[AttributeUsage(AttributeTargets.Class)]
[OwnType("NE.Runtime.Topology.IUnitUtility")]
public sealed class PruneAttribute<TUtility> : PruneAttribute;
