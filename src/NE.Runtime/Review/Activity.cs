using System;
using NE.Runtime.Memory;
using NE.Runtime.Topology;

namespace NE.Runtime.Review;

/// <summary>What experience review observes of a network.</summary>
public static class Activity
{
    private const int OnStack = 1024;

    /// <summary>Number of activated units of a hidden layer: those whose neuron score exceeds a threshold (docs/algorithm.md, "Dormancy").</summary>
    /// <param name="hidden">Outputs of the layer on the observed batch.</param>
    /// <param name="threshold">τ ≥ 0.</param>
    /// <returns>0 to the number of units.</returns>
    public static int Activated(Activations hidden, double threshold)
    {
        // Layers are a few hundred units wide; a wider one is rare enough to allocate.
        Span<double> scores = hidden.Features <= OnStack ? stackalloc double[OnStack] : new double[hidden.Features];
        scores = scores[..hidden.Features];
        NeuronScores.Measure(hidden, scores);
        int activated = 0;
        foreach (double score in scores)
        {
            activated += score > threshold ? 1 : 0;
        }

        return activated;
    }
}
