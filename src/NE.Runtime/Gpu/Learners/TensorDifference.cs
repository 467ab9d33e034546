using System;

namespace NE.Runtime.Gpu.Learners;

/// <summary>How two tensors of one name differ.</summary>
/// <param name="Differing">Numbers that differ; all of them when the lengths do.</param>
/// <param name="Largest">The largest difference; not a number when one side is not, or when the lengths differ.</param>
internal readonly record struct TensorDifference(int Differing, double Largest)
{
    /// <summary>Compares two tensors.</summary>
    /// <param name="expected">The numbers that should be there.</param>
    /// <param name="found">Those that are; null where the tensor is absent.</param>
    internal static TensorDifference Of(Array expected, Array? found)
    {
        // Connections that live on one side alone change the lengths.
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
