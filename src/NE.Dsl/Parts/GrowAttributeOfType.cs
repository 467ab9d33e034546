using System;

namespace NE.Dsl;

/// <summary>Growth by a user-defined score: the dead connections with the largest scores grow. Its settings are those of growth by gradient.</summary>
/// <typeparam name="TScore">A type that implements <c>NE.Runtime.Topology.IConnectionScore</c>.</typeparam>
[AttributeUsage(AttributeTargets.Class)]
[OwnType("NE.Runtime.Topology.IConnectionScore", Replaces = nameof(By))]
public sealed class GrowAttribute<TScore> : GrowAttribute;
