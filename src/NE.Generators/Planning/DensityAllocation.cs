using System;
using System.Collections.Generic;
using System.Linq;
using NE.Dsl;

namespace NE.Generators.Planning;

/// <summary>
/// Distributes a network's budget of live weights over its layers (docs/algorithm.md, Density allocation). The budget counts all weight
/// matrices of one network, including protected ones; each network is allocated separately.
/// </summary>
internal static class DensityAllocation
{
    /// <summary>
    /// Densities that correspond to whole numbers of weights have rounding errors of about 1e-12 weights; without this tolerance a
    /// layer could gain one weight from rounding alone.
    /// </summary>
    private const double RoundingSlack = 1e-6;

    /// <summary>Allocates one network; if protection makes the budget infeasible, layers are released, the largest first.</summary>
    /// <param name="layers">The network's layers, first layer first.</param>
    /// <param name="density">Initial share of live weights, in (0, 1].</param>
    /// <param name="rule">How the budget is distributed.</param>
    /// <param name="protect">Which layers stay dense.</param>
    /// <param name="gains">Gains of normalisations that count as live weights.</param>
    public static Allocation Solve(IReadOnlyList<LayerShape> layers, double density, Sparsity rule, Protect protect, long gains = 0)
    {
        var kept = new HashSet<int>();
        if (protect == Protect.FirstAndLast && layers.Count > 0)
        {
            kept.Add(0);
            kept.Add(layers.Count - 1);
        }

        double sparsity = 1 - density;
        double budget = Budget(layers, kept, sparsity, gains);
        var relaxed = new List<string>();
        while (true)
        {
            Attempt attempt = Try(layers, kept, sparsity, rule, gains);
            if (attempt.Feasible || kept.Count == 0)
            {
                return Result(layers, attempt, kept, relaxed, budget, rule, gains);
            }

            int largest = kept.OrderByDescending(l => layers[l].Weights).ThenBy(l => l).First();
            kept.Remove(largest);
            relaxed.Add(layers[largest].Name);
        }
    }

    /// <summary>Live weights of a layer, after rounding the dead share down.</summary>
    public static long LiveWeights(long weights, double density) => weights - (long)Math.Floor(((1 - density) * weights) + RoundingSlack);

    private static Attempt Try(IReadOnlyList<LayerShape> layers, HashSet<int> kept, double sparsity, Sparsity rule, long gains)
    {
        if (sparsity <= 0)
        {
            return new Attempt([.. layers.Select(static _ => 1.0)], 0, [.. Enumerable.Range(0, layers.Count)], null);
        }

        var dense = new HashSet<int>(kept);
        while (true)
        {
            List<int> sparse = [.. Enumerable.Range(0, layers.Count).Where(l => !dense.Contains(l))];
            double budget = Budget(layers, dense, sparsity, gains);
            if (sparse.Count == 0 || budget <= 0)
            {
                return new Attempt(null, 0, dense, layers[sparse.Count == 0 ? 0 : sparse[0]].Name);
            }

            double epsilon = budget / sparse.Sum(l => rule == Sparsity.Uniform ? (double)layers[l].Weights : layers[l].Widths);
            double Ask(int l) => rule == Sparsity.Uniform ? epsilon : epsilon * layers[l].Score;
            double most = sparse.Max(Ask);
            if (most > 1 && rule == Sparsity.ErdosRenyi)
            {
                foreach (int l in sparse.Where(l => Ask(l) == most))
                {
                    dense.Add(l);
                }

                continue;
            }

            // With less than one input per unit on average, some units can never fire.
            int starved = sparse.FindIndex(l => Ask(l) * layers[l].Inputs < 1);
            double[] densities = [.. Enumerable.Range(0, layers.Count).Select(l => dense.Contains(l) ? 1.0 : Ask(l))];
            return new Attempt(densities, epsilon, dense, starved < 0 ? null : layers[sparse[starved]].Name);
        }
    }

    private static Allocation Result(
        IReadOnlyList<LayerShape> layers, Attempt attempt, HashSet<int> kept, List<string> relaxed, double budget, Sparsity rule, long gains)
    {
        double least = LeastDensity(layers, rule, gains);
        double epsilon = rule == Sparsity.Uniform ? double.NaN : attempt.Epsilon;
        if (!attempt.Feasible)
        {
            return new Allocation([], epsilon, [.. relaxed], budget, attempt.Starved, least);
        }

        LayerDensity Decide(int l)
        {
            double density = attempt.Densities![l];
            double asked = attempt.Dense.Contains(l) && rule == Sparsity.ErdosRenyi ? attempt.Epsilon * layers[l].Score : density;
            return new LayerDensity(density, LiveWeights(layers[l].Weights, density), kept.Contains(l), asked);
        }

        return new Allocation([.. Enumerable.Range(0, layers.Count).Select(Decide)], epsilon, [.. relaxed], budget, null, least);
    }

    /// <summary>The smallest density at which every layer still has one input per unit on average without protection.</summary>
    private static double LeastDensity(IReadOnlyList<LayerShape> layers, Sparsity rule, long gains)
    {
        double low = 0, high = 1;
        for (int i = 0; i < 50; i++)
        {
            double middle = (low + high) / 2;
            bool feasible = Try(layers, [], 1 - middle, rule, gains).Feasible;
            low = feasible ? low : middle;
            high = feasible ? middle : high;
        }

        return high;
    }

    private static double Budget(IReadOnlyList<LayerShape> layers, HashSet<int> dense, double sparsity, long gains)
    {
        double budget = -sparsity * gains;
        for (int l = 0; l < layers.Count; l++)
        {
            budget += dense.Contains(l) ? -sparsity * layers[l].Weights : (1 - sparsity) * layers[l].Weights;
        }

        return budget;
    }

    private sealed record Attempt(double[]? Densities, double Epsilon, HashSet<int> Dense, string? Starved)
    {
        public bool Feasible => Starved is null;
    }
}
