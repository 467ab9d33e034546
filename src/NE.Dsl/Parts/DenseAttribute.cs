using System;

namespace NE.Dsl;

/// <summary>
/// No masks. On an experiment: topology, growth, pruning and review are removed. On a network: that network keeps all its weights.
/// </summary>
/// <remarks>Weight clipping stays; remove it with <c>[Without&lt;WeightClipAttribute&gt;]</c>.</remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DenseAttribute : PartAttribute;
