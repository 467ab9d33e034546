namespace NE.Runtime.Networks;

/// <summary>
/// What a layer keeps in addition to its parameters: a mask, with the number of live weights at the start and the guards of the initial
/// mask; ages; initial values; moments.
/// </summary>
public readonly record struct LayerTopology
{
    /// <summary>All weights are always live; no mask.</summary>
    public static LayerTopology Dense => default;

    /// <summary>Whether the layer has a mask.</summary>
    public bool Masked { get; init; }

    /// <summary>Number of live weights at the start (docs/algorithm.md, density allocation); ignored without a mask.</summary>
    public int LiveAtStart { get; init; }

    /// <summary>Minimum number of live inputs of each unit in the initial mask; 0 for no guard.</summary>
    public int MinFanIn { get; init; }

    /// <summary>Minimum number of live outgoing connections of each input in the initial mask; 0 for no guard.</summary>
    public int MinFanOut { get; init; }

    /// <summary>Whether the weights of largest initial magnitude are live at the start, instead of random ones.</summary>
    public bool LargestLive { get; init; }

    /// <summary>
    /// Whether the initial weights of a unit are multiplied by √(inputs / live inputs), which preserves the variance of a dense unit's sum.
    /// </summary>
    public bool ScaleByEffectiveFanIn { get; init; }

    /// <summary>Whether each weight and bias counts its own optimiser steps (moments by per-element steps).</summary>
    public bool Ages { get; init; }

    /// <summary>Whether the layer keeps its initial weights and biases, for a pull towards them (L2-init).</summary>
    public bool KeepsInitial { get; init; }

    /// <summary>Whether the optimiser has only a first moment; checkpoints then hold no second one.</summary>
    public bool OneMoment { get; init; }

    /// <summary>Whether the weights of each unit are projected to length 1, at the start and after events.</summary>
    public bool UnitRows { get; init; }

    /// <summary>Whether the weights keep their initial Frobenius norm: they are projected to it after events, and checkpoints hold it.</summary>
    public bool KeepsNorm { get; init; }

    /// <summary>Whether the layer keeps estimates of its first singular vectors; checkpoints hold them.</summary>
    public bool KeepsVectors { get; init; }

    /// <summary>A mask with a number of live weights and no guards.</summary>
    /// <param name="liveAtStart">Number of live weights at the start.</param>
    public static LayerTopology Sparse(int liveAtStart) => new() { Masked = true, LiveAtStart = liveAtStart };
}
