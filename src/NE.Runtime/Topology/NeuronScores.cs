using System;
using NE.Runtime.Memory;

namespace NE.Runtime.Topology;

/// <summary>
/// Neuron scores: the mean magnitude of a unit's output over a batch, relative to the mean of its layer (ReDo; NE paper Eq. 1;
/// docs/algorithm.md, "Dormancy").
/// </summary>
public static unsafe class NeuronScores
{
    /// <summary>Avoids division by 0 if a whole layer is silent: all its scores are then 0.</summary>
    private const double Guard = 1e-9;

    /// <summary>Measures f_i = mean_b |h_bi| / (mean over units of the same + 1e-9).</summary>
    /// <param name="hidden">Outputs of a hidden layer on a batch.</param>
    /// <param name="scores">
    /// Receives one score ≥ 0 per unit; its length is the number of units. If a unit has several features, as in
    /// <see cref="Kernels.PairActivation"/>, their magnitudes are added.
    /// </param>
    /// <exception cref="ArgumentException">The number of features is not a multiple of the number of units.</exception>
    public static void Measure(Activations hidden, Span<double> scores)
    {
        if (scores.IsEmpty || hidden.Features % scores.Length != 0)
        {
            throw new ArgumentException($"{hidden.Features} units need {hidden.Features} scores, not {scores.Length}.", nameof(scores));
        }

        MeanMagnitudes(hidden, scores);
        Normalise(scores);
    }

    /// <summary>Mean absolute value of each unit over the samples: the sum of those of its features, u, u + n and so on of n units.</summary>
    /// <param name="values">Values of a batch.</param>
    /// <param name="means">Receives one number per unit.</param>
    internal static void MeanMagnitudes(Activations values, Span<double> means)
    {
        for (int unit = 0; unit < means.Length; unit++)
        {
            double mean = 0;
            for (int feature = unit; feature < values.Features; feature += means.Length)
            {
                mean += Magnitude(values, feature) / values.Batch;
            }

            means[unit] = mean;
        }
    }

    /// <summary>Divides the numbers of a layer's units by their mean + 1e-9.</summary>
    internal static void Normalise(Span<double> scores)
    {
        double total = 0;
        foreach (double score in scores)
        {
            total += score;
        }

        double reference = (total / scores.Length) + Guard;
        for (int unit = 0; unit < scores.Length; unit++)
        {
            scores[unit] /= reference;
        }
    }

    // In double precision and by ascending sample, so that the scores, and with them the topology, never depend on vector width or threads.
    private static double Magnitude(Activations hidden, int unit)
    {
        double sum = 0;
        for (int panel = 0; panel < hidden.Panels; panel++)
        {
            float* row = hidden.Pointer + ((nint)panel * hidden.PanelStride) + (unit * Activations.PanelSamples);
            int samples = Math.Min(Activations.PanelSamples, hidden.Batch - (panel * Activations.PanelSamples));
            for (int sample = 0; sample < samples; sample++)
            {
                sum += Math.Abs((double)row[sample]);
            }
        }

        return sum;
    }
}
