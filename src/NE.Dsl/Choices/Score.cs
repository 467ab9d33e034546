namespace NE.Dsl;

/// <summary>What decides which connections grow.</summary>
public enum Score
{
    /// <summary>
    /// The largest absolute gradients of all connections, dead ones included, on a batch of its own (NE paper, section 4.1).
    /// </summary>
    Gradient,

    /// <summary>Chance, without replacement: the naive form that the paper compares with.</summary>
    Random,
}
