using System;
using System.Collections.Generic;
using System.Linq;
using NE.Report.Reading;

namespace NE.Report.Comparing;

/// <summary>Histograms of one layer at several steps, in bins that all of them share.</summary>
/// <param name="First">Lower edge of the first bin, in units of the weights.</param>
/// <param name="Width">Width of a bin.</param>
/// <param name="Shares">For each step, the share of the live weights in each bin.</param>
internal sealed record HistogramBins(double First, double Width, IReadOnlyList<double[]> Shares)
{
    /// <summary>Most bins.</summary>
    internal const int Most = 48;

    /// <summary>
    /// Joins histograms; null if one of them is empty. The recorded bins begin at multiples of their widths, which are powers of two, so that
    /// bins are joined and never divided, and no weight is counted where it is not.
    /// </summary>
    internal static HistogramBins? Of(IReadOnlyList<LayerWeights> layers)
    {
        if (layers.Count == 0 || layers.Any(static layer => layer.Counts.Length == 0))
        {
            return null;
        }

        double width = layers.Max(static layer => layer.BinWidth);
        long first, last;
        while (true)
        {
            first = layers.Min(layer => Bin(layer, 0, width));
            last = layers.Max(layer => Bin(layer, layer.Counts.Length - 1, width));
            if (last - first < Most)
            {
                break;
            }

            width *= 2;
        }

        return new(first * width, width, [.. layers.Select(layer => Shared(layer, width, first, (int)(last - first + 1)))]);
    }

    private static double[] Shared(LayerWeights layer, double width, long first, int bins)
    {
        double[] shares = new double[bins];
        double all = layer.Counts.Sum();
        for (int i = 0; i < layer.Counts.Length && all > 0; i++)
        {
            shares[Bin(layer, i, width) - first] += layer.Counts[i] / all;
        }

        return shares;
    }

    // A recorded bin lies inside the one that contains its lower edge.
    private static long Bin(LayerWeights layer, int i, double width) => (long)Math.Floor((layer.FirstBin + i) * layer.BinWidth / width);
}
