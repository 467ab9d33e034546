using System;
using NE.Runtime.Random;

namespace NE.Runtime.Numerics;

/// <summary>Random matrices with orthonormal rows, or columns if there are fewer of them, uniformly distributed (Saxe et al. 2014).</summary>
internal static class OrthogonalMatrix
{
    [ThreadStatic]
    private static double[]? scratch;

    /// <summary>Draws a matrix, <c>[row][column]</c>; valid until the next draw of this thread.</summary>
    /// <param name="numbers">Source of normal numbers, taken in the order of the matrix.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Number of columns.</param>
    /// <remarks>Gram and Schmidt's procedure, done twice for each vector: the signs are those of a QR decomposition with a positive diagonal.</remarks>
    public static ReadOnlySpan<double> Draw(ref RandomStream numbers, int rows, int columns)
    {
        if (scratch is null || scratch.Length < rows * columns)
            scratch = new double[rows * columns];

        Span<double> matrix = scratch.AsSpan(0, rows * columns);
        foreach (ref double number in matrix)
            number = numbers.NextNormal();

        // The vectors: rows of a wide matrix, columns of a tall one.
        int count = Math.Min(rows, columns), length = Math.Max(rows, columns);
        (int next, int step) = rows <= columns ? (columns, 1) : (1, columns);
        for (int vector = 0; vector < count; vector++)
        {
            for (int pass = 0; pass < 2; pass++)
            {
                for (int earlier = 0; earlier < vector; earlier++)
                {
                    double product = Dot(matrix, vector * next, earlier * next, step, length);
                    for (int i = 0; i < length; i++)
                        matrix[(vector * next) + (i * step)] -= product * matrix[(earlier * next) + (i * step)];
                }
            }

            double norm = Math.Sqrt(Dot(matrix, vector * next, vector * next, step, length));
            for (int i = 0; i < length && norm > 0; i++)
                matrix[(vector * next) + (i * step)] /= norm;
        }

        return matrix;
    }

    private static double Dot(ReadOnlySpan<double> matrix, int left, int right, int step, int length)
    {
        double sum = 0;
        for (int i = 0; i < length; i++)
            sum += matrix[left + (i * step)] * matrix[right + (i * step)];

        return sum;
    }
}
