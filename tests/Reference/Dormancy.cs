using System;
using System.Linq;

namespace NE.Reference;

/// <summary>
/// The neuron score of Sokar et al. (2023): mean |h| of a unit over the batch, divided by the mean of that over the layer. A unit with two features
/// has the sum of their mean magnitudes.
/// </summary>
public static class Dormancy
{
    /// <summary>Scores of all features.</summary>
    public static double[] Scores(Matrix hidden) => Scores(hidden, hidden.Columns);

    /// <summary>Scores of so many units.</summary>
    public static double[] Scores(Matrix hidden, int units)
    {
        var scores = new double[units];
        for (int sample = 0; sample < hidden.Rows; sample++)
        {
            for (int feature = 0; feature < hidden.Columns; feature++)
                scores[feature % units] += Math.Abs(hidden[sample, feature]) / hidden.Rows;
        }

        double layer = scores.Average() + 1e-9;
        return Array.ConvertAll(scores, score => score / layer);
    }
}
