using System;

namespace NE.Dsl;

/// <summary>
/// No masks. On an experiment, removes topology, growth, pruning and review. On a network, keeps all weights of that network.
/// </summary>
/// <remarks>Weight clipping stays if it is written or the preset includes it.</remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DenseAttribute : PartAttribute;
