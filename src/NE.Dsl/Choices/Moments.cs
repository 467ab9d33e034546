namespace NE.Dsl;

/// <summary>Which step count corrects the bias of Adam's moments.</summary>
public enum Moments
{
    /// <summary>One count for the network, so the first step of a grown weight is about 3.2 learning rates (Paper).</summary>
    SharedStep,

    /// <summary>
    /// Each weight counts from its birth, so its first step is one learning rate (Recommended; docs/algorithm.md, Optimiser state).
    /// </summary>
    PerElementStep,
}
