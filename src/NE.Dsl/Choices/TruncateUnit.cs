namespace NE.Dsl;

/// <summary>The unit of pruning.</summary>
public enum TruncateUnit
{
    /// <summary>Single live inputs of dormant neurons, selected at random up to the bound (Paper).</summary>
    Connection,

    /// <summary>All live inputs of a dormant neuron at once, as long as the bound allows.</summary>
    Neuron,
}
