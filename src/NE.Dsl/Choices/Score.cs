namespace NE.Dsl;

/// <summary>How connections are selected for growth.</summary>
public enum Score
{
    /// <summary>
    /// The largest absolute gradients on a separate batch, over dead connections (NE paper, section 4.1).
    /// </summary>
    Gradient,

    /// <summary>Random, without replacement: the naive growth of the paper's ablation.</summary>
    Random,
}
