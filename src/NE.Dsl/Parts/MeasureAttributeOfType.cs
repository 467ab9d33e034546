using System;

namespace NE.Dsl;

/// <summary>A user-defined metric, measured with the costly diagnostics (<see cref="MetricsAttribute.Every"/>). An experiment may have several.</summary>
/// <typeparam name="TMetric">A type that implements <c>NE.Runtime.Metrics.IMetric</c>.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
[OwnType("NE.Runtime.Metrics.IMetric")]
public sealed class MeasureAttribute<TMetric> : MeasureAttribute;
