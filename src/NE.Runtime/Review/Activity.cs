using System;
using NE.Runtime.Memory;
using NE.Runtime.Topology;

namespace NE.Runtime.Review;

/// <summary>The network activity that experience review observes.</summary>
public static class Activity
{
    private const int OnStack = 1024;

    /// <summary>
    /// Number of activated units of a hidden layer: those whose neuron score exceeds a threshold (docs/algorithm.md, "Dormancy").
    /// </summary>
    /// <param name="hidden">Outputs of the layer on the observed batch.</param>
    /// <param name="threshold">τ ≥ 0.</param>
    /// <returns>0 to the number of units.</returns>
    public static int Activated(Activations hidden, double threshold)
    {
        // Layers are typically a few hundred units wide; wider ones are rare, so allocation is acceptable.
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
