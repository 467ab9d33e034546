using System;

namespace NE.Dsl;

/// <summary>Checkpoints, from which a stopped run goes on bit for bit.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CheckpointAttribute : PartAttribute
{
    /// <summary>Environment steps between checkpoints.</summary>
    /// <value>At least 1, in environment steps. Default 25,000.</value>
    public long Every { get; set; } = 25_000;
}
