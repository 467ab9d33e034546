using System;

namespace NE.Runtime.Gpu.Learners;

/// <summary>The difference of two tensors of the same name.</summary>
/// <param name="Differing">Number of values that differ; all of them if the lengths differ.</param>
/// <param name="Largest">The largest difference; NaN if either side is NaN, or if the lengths differ.</param>
internal readonly record struct TensorDifference(int Differing, double Largest)
{
    /// <summary>Compares two tensors.</summary>
    /// <param name="expected">The expected values.</param>
    /// <param name="found">The values found; null if the tensor is missing.</param>
    internal static TensorDifference Of(Array expected, Array? found)
    {
        // Connections that are live on one side only change the lengths.
        if (found?.Length != expected.Length)
            return new(expected.Length, double.NaN);

        int differing = 0;
        double largest = 0;
        for (int i = 0; i < expected.Length; i++)
        {
            double difference = Math.Abs(Number(expected, i) - Number(found, i));
            if (difference == 0)
                continue;

            differing++;
            largest = double.IsNaN(difference) ? difference : Math.Max(largest, difference);
        }

        return new(differing, largest);
    }

    private static double Number(Array values, int index) => values switch
    {
        float[] floats => floats[index],
        double[] doubles => doubles[index],
        long[] longs => longs[index],
        int[] ints => ints[index],
        ushort[] shorts => shorts[index],
        byte[] bytes => bytes[index],
        _ => double.NaN,
    };
}
