using System;
using System.Collections.Generic;

namespace NE.Reference;

/// <summary>How far two tensors are apart.</summary>
public static class Norms
{
    /// <summary>‖x − reference‖ / ‖reference‖; 0 when both are 0, infinite when only the reference is.</summary>
    public static double RelativeError(IReadOnlyList<double> x, IReadOnlyList<double> reference)
    {
        if (x.Count != reference.Count)
            throw new ArgumentException($"{x.Count} values cannot be compared with {reference.Count}.", nameof(x));
        double difference = 0, size = 0;
        for (int i = 0; i < x.Count; i++)
        {
            difference += (x[i] - reference[i]) * (x[i] - reference[i]);
            size += reference[i] * reference[i];
        }

        return difference == 0 ? 0 : Math.Sqrt(difference / size);
    }
}
