using System;
using System.Linq;
using MathNet.Numerics.LinearAlgebra;
using NE.Runtime.Memory;
using NE.Runtime.Telemetry;

namespace NE.Runtime.Metrics;

/// <summary>
/// Ranks and norm of the penultimate features Φ (samples × units): the number of directions that a network still uses
/// (docs/reference/metrics.md).
/// </summary>
public static class FeatureMetrics
{
    private const double Delta = 0.01;

    /// <summary>Writes the ranks and the norm of a network's features.</summary>
    /// <param name="metrics">Receives the values.</param>
    /// <param name="network">Name of the network.</param>
    /// <param name="penultimate">
    /// Outputs of the last hidden layer on the probe batch; fewer samples than units would limit the ranks.
    /// </param>
    public static void Write(IMetricWriter metrics, string network, Activations penultimate)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        double[] singular = SingularValues(penultimate);
        metrics.Write(MetricNames.EffectiveRank + network, EffectiveRank(singular));
        metrics.Write(MetricNames.SRank + network, SRank(singular, Delta));
        metrics.Write(MetricNames.StableRank + network, StableRank(singular));
        metrics.Write(MetricNames.FeatureNorm + network, MeanNorm(penultimate));
    }

    /// <summary>
    /// Singular values, largest first, as roots of the eigenvalues of ΦᵀΦ (or ΦΦᵀ if that is smaller) in double precision. Values below
    /// about 1e-8 of the largest are lost to rounding, which is less than the rounding of the float32 features themselves.
    /// </summary>
    public static double[] SingularValues(Activations features)
    {
        bool byUnit = features.Features <= features.Batch;
        int size = byUnit ? features.Features : features.Batch;
        double[][] vectors = new double[size][];
        for (int i = 0; i < size; i++)
        {
            double[] vector = new double[byUnit ? features.Batch : features.Features];
            for (int k = 0; k < vector.Length; k++)
            {
                vector[k] = byUnit ? features[i, k] : features[k, i];
            }

            vectors[i] = vector;
        }

        Matrix<double> gram = Matrix<double>.Build.Dense(size, size);
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                gram[i, j] = gram[j, i] = Dot(vectors[i], vectors[j]);
            }
        }

        double[] values = [.. gram.Evd(Symmetricity.Symmetric).EigenValues.Select(value => Math.Sqrt(Math.Max(0, value.Real)))];
        Array.Sort(values, (a, b) => b.CompareTo(a));
        return values;
    }

    /// <summary>exp(−Σ p ln p) with p = σ/Σσ (Roy and Vetterli 2007); 0 when all values are 0.</summary>
    public static double EffectiveRank(ReadOnlySpan<double> singular)
    {
        double sum = Sum(singular), entropy = 0;
        if (sum == 0)
        {
            return 0;
        }

        foreach (double value in singular)
        {
            double share = value / sum;
            entropy -= share > 0 ? share * Math.Log(share) : 0;
        }

        return Math.Exp(entropy);
    }

    /// <summary>Smallest k whose largest k values reach a share 1 − δ of the sum (Kumar et al. 2021); 0 when all values are 0.</summary>
    /// <param name="singular">Values, largest first.</param>
    /// <param name="delta">δ in [0, 1).</param>
    public static int SRank(ReadOnlySpan<double> singular, double delta)
    {
        double sum = Sum(singular), reached = 0;
        if (sum == 0)
        {
            return 0;
        }

        for (int k = 0; k < singular.Length; k++)
        {
            reached += singular[k];
            if (reached >= (1 - delta) * sum)
            {
                return k + 1;
            }
        }

        return singular.Length;
    }

    /// <summary>‖Φ‖_F² / ‖Φ‖_2²; 0 when all values are 0.</summary>
    /// <param name="singular">Values, largest first.</param>
    public static double StableRank(ReadOnlySpan<double> singular)
    {
        double squares = 0;
        foreach (double value in singular)
        {
            squares += value * value;
        }

        return squares == 0 ? 0 : squares / (singular[0] * singular[0]);
    }

    private static double MeanNorm(Activations features)
    {
        double sum = 0;
        for (int sample = 0; sample < features.Batch; sample++)
        {
            double squares = 0;
            for (int unit = 0; unit < features.Features; unit++)
            {
                squares += (double)features[unit, sample] * features[unit, sample];
            }

            sum += Math.Sqrt(squares);
        }

        return sum / features.Batch;
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int k = 0; k < a.Length; k++)
        {
            sum += a[k] * b[k];
        }

        return sum;
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum;
    }
}
