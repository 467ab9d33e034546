using System;

namespace NE.Dsl;

/// <summary>
/// No masks. On an experiment, removes topology, growth, pruning and review. On a network, keeps all weights of that network.
/// </summary>
/// <remarks>Weight clipping stays; remove it with <c>[Without&lt;WeightClipAttribute&gt;]</c>.</remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DenseAttribute : PartAttribute;
