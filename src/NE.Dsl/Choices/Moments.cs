namespace NE.Dsl;

/// <summary>The step count used for Adam's bias correction.</summary>
public enum Moments
{
    /// <summary>One count for the network, so that the first step of a grown weight is about 3.2 learning rates (Paper).</summary>
    SharedStep,

    /// <summary>
    /// Each weight counts from its birth, so that its first step is one learning rate (Recommended; docs/algorithm.md, Optimiser state).
    /// </summary>
    PerElementStep,
}
