using System.Runtime.Intrinsics;

namespace NE.Runtime.Kernels;

/// <summary>Sums along a row: eight partial sums by position modulo 8, whatever the width of vectors, then a fixed tree (docs/algorithm.md, Numbers and order of sums).</summary>
internal static unsafe class OrderedSum
{
    /// <summary>Σ left · right.</summary>
    internal static float Dot(float* left, float* right, int length)
    {
        Vector256<float> total = default;
        int i = 0;
        for (; i <= length - 8; i += 8)
            total += Vector256.Load(left + i) * Vector256.Load(right + i);

        return Total(total, left, right, i, length);
    }

    /// <summary>The end of a sum: the tree over partial sums, and the products that do not fill a vector.</summary>
    internal static float Total(Vector256<float> total, float* left, float* right, int from, int length)
    {
        float rest = 0;
        for (int i = from; i < length; i++)
            rest += left[i] * right[i];

        return (total[0] + total[4]) + (total[1] + total[5]) + ((total[2] + total[6]) + (total[3] + total[7])) + rest;
    }
}
