using System;
using NE.Runtime.Memory;

namespace NE.Runtime.Metrics;

/// <summary>Change of a network's outputs, over one update (churn) or one topology event.</summary>
public static unsafe class OutputChange
{
    /// <summary>Mean |after − before| over features and samples, in units of the output; padded samples do not count.</summary>
    /// <param name="before">Outputs before.</param>
    /// <param name="after">Outputs after, on the same batch.</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public static double MeanAbsolute(Activations before, Activations after)
    {
        if (before.Features != after.Features || before.Batch != after.Batch)
        {
            throw new ArgumentException(
                $"Outputs of {before.Features} x {before.Batch} cannot be compared with {after.Features} x {after.Batch}; use the same batch.", nameof(after));
        }

        double sum = 0;
        for (int panel = 0; panel < before.Panels; panel++)
        {
            float* old = before.Pointer + ((nint)panel * before.PanelStride);
            float* now = after.Pointer + ((nint)panel * after.PanelStride);
            int samples = Math.Min(Activations.PanelSamples, before.Batch - (panel * Activations.PanelSamples));
            for (int feature = 0; feature < before.Features; feature++)
            {
                int row = feature * Activations.PanelSamples;
                for (int sample = 0; sample < samples; sample++)
                {
                    sum += Math.Abs((double)now[row + sample] - old[row + sample]);
                }
            }
        }

        return sum / ((double)before.Features * before.Batch);
    }
}
