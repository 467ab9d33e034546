using System;
using System.Buffers;
using NE.Runtime.Memory;
using NE.Runtime.Topology;

namespace NE.Runtime.Review;

/// <summary>What experience review observes of a network.</summary>
public static class Activity
{
    /// <summary>Number of activated units of a hidden layer: those whose neuron score exceeds a threshold (docs/algorithm.md, "Dormancy").</summary>
    /// <param name="hidden">Outputs of the layer on the observed batch.</param>
    /// <param name="threshold">τ ≥ 0.</param>
    /// <returns>0 to the number of units.</returns>
    public static int Activated(Activations hidden, double threshold)
    {
        double[] rented = ArrayPool<double>.Shared.Rent(hidden.Features);
        try
        {
            Span<double> scores = rented.AsSpan(0, hidden.Features);
            NeuronScores.Measure(hidden, scores);
            int activated = 0;
            foreach (double score in scores)
            {
                activated += score > threshold ? 1 : 0;
            }

            return activated;
        }
        finally
        {
            ArrayPool<double>.Shared.Return(rented);
        }
    }
}
