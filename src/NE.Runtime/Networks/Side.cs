namespace NE.Runtime.Networks;

/// <summary>The two copies of a network.</summary>
public enum Side
{
    /// <summary>The network that learns.</summary>
    Online,

    /// <summary>The slowly updated copy that computes targets (TD3, Polyak averaging).</summary>
    Target,
}
