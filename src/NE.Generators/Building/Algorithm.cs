using System.Collections.Generic;
using NE.Generators.Model;

namespace NE.Generators.Building;

/// <summary>An algorithm; a feature. Defines its networks, their losses, the frequency of their steps, and acting.</summary>
internal abstract record Algorithm
{
    /// <summary>The roles of its networks, in order.</summary>
    public abstract IReadOnlyList<NetworkRole> Roles { get; }

    /// <summary>The required last layer of the actor.</summary>
    public abstract PolicyHead Head { get; }

    /// <summary>Lowers it to sections.</summary>
    public abstract void Lower(ProgramBuilder program);
}
