namespace NE.Dsl;

/// <summary>What pruning removes at a time.</summary>
public enum TruncateUnit
{
    /// <summary>Single live inputs of dormant neurons, chosen by chance up to the bound (Paper).</summary>
    Connection,

    /// <summary>All live inputs of a dormant neuron at once, as long as the bound allows it.</summary>
    Neuron,
}
