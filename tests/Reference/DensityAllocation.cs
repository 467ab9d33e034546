using System;
using System.Collections.Generic;
using System.Linq;

namespace NE.Reference;

/// <summary>
/// How many weights of each layer of one network are live at the start (Erdős–Rényi with overflow, Evci et al. 2020; NE paper section 4.1).
/// </summary>
public static class DensityAllocation
{
    /// <summary>Live weights by layer, or null when the protected layers leave no budget.</summary>
    /// <param name="density">Wanted density over all weight matrices of the network, protected ones included.</param>
    /// <param name="layers">Inputs and outputs of each layer.</param>
    /// <param name="protectedLayers">Numbers of the layers that stay dense.</param>
    public static int[]? ErdosRenyi(
        double density, IReadOnlyList<(int Inputs, int Outputs)> layers, IReadOnlyCollection<int> protectedLayers)
    {
        double[] size = layers.Select(layer => (double)layer.Inputs * layer.Outputs).ToArray();
        double[] score = layers.Select(layer => (double)(layer.Inputs + layer.Outputs) / (layer.Inputs * layer.Outputs)).ToArray();
        var dense = new HashSet<int>(protectedLayers);
        while (true)
        {
            int[] sparse = Enumerable.Range(0, layers.Count).Where(l => !dense.Contains(l)).ToArray();
            double budget = sparse.Sum(l => density * size[l]) - dense.Sum(l => (1 - density) * size[l]);
            if (sparse.Length == 0 || budget <= 0)
                return null;
            double epsilon = budget / sparse.Sum(l => score[l] * size[l]);
            double largest = sparse.Max(l => score[l]);
            if (epsilon * largest > 1)
            {
                dense.UnionWith(sparse.Where(l => score[l] == largest));
                continue;
            }

            return Enumerable.Range(0, layers.Count).Select(l => Live(size[l], dense.Contains(l) ? 1 : epsilon * score[l])).ToArray();
        }
    }

    // Weights that are not live are rounded down, as sparsity is what the rule allots. The tolerance keeps an exact product from falling
    // one short.
    private static int Live(double size, double density) => (int)size - (int)Math.Floor(((1 - density) * size) + 1e-9);
}
