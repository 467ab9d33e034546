using System;
using System.Linq;

namespace NE.Reference;

/// <summary>
/// The neuron score of Sokar et al. (2023): mean |h| of a unit over the batch, divided by the mean of that over the layer.
/// </summary>
public static class Dormancy
{
    public static double[] Scores(Matrix hidden)
    {
        var scores = new double[hidden.Columns];
        for (int sample = 0; sample < hidden.Rows; sample++)
        {
            for (int unit = 0; unit < hidden.Columns; unit++)
                scores[unit] += Math.Abs(hidden[sample, unit]) / hidden.Rows;
        }

        double layer = scores.Average() + 1e-9;
        return Array.ConvertAll(scores, score => score / layer);
    }
}
