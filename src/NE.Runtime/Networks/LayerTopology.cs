namespace NE.Runtime.Networks;

/// <summary>
/// What a layer keeps besides its parameters: a mask, with how many weights live at the start and the guards of the first mask; ages; initial
/// values.
/// </summary>
public readonly record struct LayerTopology
{
    /// <summary>All weights live, always; no mask.</summary>
    public static LayerTopology Dense => default;

    /// <summary>Whether the layer has a mask.</summary>
    public bool Masked { get; init; }

    /// <summary>Weights that live at the start (docs/algorithm.md, density allocation); without effect when not masked.</summary>
    public int LiveAtStart { get; init; }

    /// <summary>Least number of live inputs of each unit in the first mask; 0 for no guard.</summary>
    public int MinFanIn { get; init; }

    /// <summary>Least number of live connections that leave each input in the first mask; 0 for no guard.</summary>
    public int MinFanOut { get; init; }

    /// <summary>
    /// Whether the first weights of a unit are multiplied by √(inputs / live inputs), which keeps the variance of its sum that of a
    /// dense unit.
    /// </summary>
    public bool ScaleByEffectiveFanIn { get; init; }

    /// <summary>Whether each weight and bias counts its own optimiser steps (moments by per-element steps).</summary>
    public bool Ages { get; init; }

    /// <summary>Whether the layer keeps its initial weights and biases, for a pull towards them (L2-init).</summary>
    public bool KeepsInitial { get; init; }

    /// <summary>A mask with a number of live weights, no guards.</summary>
    /// <param name="liveAtStart">Weights that live at the start.</param>
    public static LayerTopology Sparse(int liveAtStart) => new() { Masked = true, LiveAtStart = liveAtStart };
}
