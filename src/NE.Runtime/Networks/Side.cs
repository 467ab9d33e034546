namespace NE.Runtime.Networks;

/// <summary>Which of the two copies of a network.</summary>
public enum Side
{
    /// <summary>The network that learns.</summary>
    Online,

    /// <summary>The slow copy that makes the targets (TD3, Polyak averaging).</summary>
    Target,
}
