using System.Collections.Generic;
using NE.Generators.Model;

namespace NE.Generators.Building;

/// <summary>An algorithm: a feature. It states its networks, their losses, how often they step, and how the agent acts.</summary>
internal abstract record Algorithm
{
    /// <summary>What its networks are for, in the order in which they stand.</summary>
    public abstract IReadOnlyList<NetworkRole> Roles { get; }

    /// <summary>What the last layer of the actor must be.</summary>
    public abstract PolicyHead Head { get; }

    /// <summary>Lowers it to sections.</summary>
    public abstract void Lower(ProgramBuilder program);
}
