using System;
using System.Linq;
using MathNet.Numerics.Distributions;

namespace NE.Report.Statistics;

/// <summary>The Mann-Whitney U test of two independent samples, two-sided (Mann and Whitney 1947).</summary>
/// <param name="U">Pairs in which the first sample is larger; ties count half.</param>
/// <param name="P">
/// Probability of a U at least as far from its mean if both samples come from one distribution: exact without ties and up to 400 pairs,
/// else by the normal approximation with corrections for ties and continuity.
/// </param>
public readonly record struct MannWhitney(double U, double P)
{
    private const int MostExactPairs = 400;

    /// <summary>Tests two samples; of an empty one, U is 0 and p is 1.</summary>
    /// <param name="first">Scores of the first experiment.</param>
    /// <param name="second">Scores of the second.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static MannWhitney Of(double[] first, double[] second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        double u = Wins(first, second);
        bool ties = first.Concat(second).Distinct().Count() < first.Length + second.Length;
        return new(u, !ties && first.Length * second.Length <= MostExactPairs
            ? Exact((int)u, first.Length, second.Length)
            : Approximate(u, first, second));
    }

    /// <summary>The smallest two-sided p that samples of these sizes can reach, 2 / C(n + m, n).</summary>
    /// <param name="first">Size of the first sample, n.</param>
    /// <param name="second">Size of the second, m.</param>
    public static double Smallest(int first, int second) => Math.Min(1, 2 / MathNet.Numerics.SpecialFunctions.Binomial(first + second, first));

    internal static double Wins(double[] first, double[] second) =>
        first.Sum(one => second.Sum(other => one > other ? 1.0 : one == other ? 0.5 : 0.0));

    private static double Exact(int u, int first, int second)
    {
        double[] counts = Arrangements(first, second);
        int extreme = Math.Min(u, (first * second) - u);
        return Math.Min(1, 2 * counts.Take(extreme + 1).Sum() / counts.Sum());
    }

    // counts[u]: the orders of first + second values in which U is u. Adding the largest value: one of the first sample beats all of the second.
    private static double[] Arrangements(int first, int second)
    {
        double[][] previous = [.. Enumerable.Range(0, second + 1).Select(_ => (double[])[1])];
        for (int n = 1; n <= first; n++)
        {
            double[][] row = new double[second + 1][];
            row[0] = [1];
            for (int m = 1; m <= second; m++)
            {
                double[] counts = new double[(n * m) + 1];
                for (int u = 0; u < previous[m].Length; u++)
                {
                    counts[u + m] += previous[m][u];
                }

                for (int u = 0; u < row[m - 1].Length; u++)
                {
                    counts[u] += row[m - 1][u];
                }

                row[m] = counts;
            }

            previous = row;
        }

        return previous[second];
    }

    private static double Approximate(double u, double[] first, double[] second)
    {
        double n = first.Length, m = second.Length, all = n + m;
        double ties = first.Concat(second).GroupBy(static value => value).Sum(group => Math.Pow(group.Count(), 3) - group.Count());
        double variance = n * m / 12 * (all + 1 - (ties / (all * (all - 1))));
        double distance = Math.Max(0, Math.Abs(u - (n * m / 2)) - 0.5);
        return variance > 0 ? Math.Min(1, 2 * (1 - Normal.CDF(0, Math.Sqrt(variance), distance))) : 1;
    }
}
