using System;

namespace NE.Dsl;

/// <summary>
/// Distributes closed-loop growth over the run as a user-defined type says, instead of by <see cref="GrowAttribute.Schedule"/>.
/// </summary>
/// <typeparam name="TCurve">A type that implements <c>NE.Runtime.Topology.IGrowthCurve</c>.</typeparam>
[AttributeUsage(AttributeTargets.Class)]
[OwnType("NE.Runtime.Topology.IGrowthCurve")]
public sealed class GrowthCurveAttribute<TCurve> : GrowthCurveAttribute;
