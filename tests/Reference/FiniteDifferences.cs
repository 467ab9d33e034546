using System;
using System.Collections.Generic;

namespace NE.Reference;

/// <summary>Central differences in double precision.</summary>
public static class FiniteDifferences
{
    /// <summary>(f(x+h) − f(x−h)) / 2h for the chosen elements of a tensor, which is left as it was.</summary>
    public static double[] Gradient(double[] values, IReadOnlyList<int> indices, Func<double> loss, double step = 1e-6)
    {
        var gradient = new double[indices.Count];
        for (int k = 0; k < indices.Count; k++)
        {
            double kept = values[indices[k]];
            values[indices[k]] = kept + step;
            double above = loss();
            values[indices[k]] = kept - step;
            double below = loss();
            values[indices[k]] = kept;
            gradient[k] = (above - below) / (2 * step);
        }

        return gradient;
    }
}
