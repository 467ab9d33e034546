using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NE.Runtime.Numerics;

/// <summary>Tiles of 16 rows by 16 columns, transposed in registers: rows of a table become columns, so that lanes run over rows.</summary>
internal static unsafe class Tile
{
    /// <summary>Number of rows and of columns of a tile.</summary>
    public const int Size = 16;

    /// <summary>to[column · stride + row] = rows[row][column] for 16 rows and 16 columns.</summary>
    /// <param name="rows">16 addresses of 16 floats each.</param>
    /// <param name="column">Offset in floats added to each address.</param>
    /// <param name="to">Receives the tile.</param>
    /// <param name="stride">Floats from one column to the next, at least 16.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Turn(float** rows, nint column, float* to, nint stride)
    {
        if (Vector512.IsHardwareAccelerated)
            TurnWide(rows, column, to, stride);
        else
            TurnNarrow(rows, column, to, stride);
    }

    /// <summary>Transposes four rows of four columns at a time.</summary>
    internal static void TurnNarrow(float** rows, nint column, float* to, nint stride)
    {
        for (int row = 0; row < Size; row += 4)
        {
            for (int i = 0; i < Size; i += 4)
            {
                float* target = to + (i * stride) + row;
                Simd128.Turn(
                    Vector128.Load(rows[row] + column + i),
                    Vector128.Load(rows[row + 1] + column + i),
                    Vector128.Load(rows[row + 2] + column + i),
                    Vector128.Load(rows[row + 3] + column + i),
                    target,
                    stride);
            }
        }
    }

    /// <summary>Transposes whole rows of 16 columns.</summary>
    internal static void TurnWide(float** rows, nint column, float* to, nint stride)
    {
        Four(rows, column, out Vector512<float> a0, out Vector512<float> a1, out Vector512<float> a2, out Vector512<float> a3);
        Four(rows + 4, column, out Vector512<float> b0, out Vector512<float> b1, out Vector512<float> b2, out Vector512<float> b3);
        Four(rows + 8, column, out Vector512<float> c0, out Vector512<float> c1, out Vector512<float> c2, out Vector512<float> c3);
        Four(rows + 12, column, out Vector512<float> d0, out Vector512<float> d1, out Vector512<float> d2, out Vector512<float> d3);
        Store(a0, b0, c0, d0, to, stride);
        Store(a1, b1, c1, d1, to + stride, stride);
        Store(a2, b2, c2, d2, to + (2 * stride), stride);
        Store(a3, b3, c3, d3, to + (3 * stride), stride);
    }

    /// <summary>Four rows: vector i holds columns i, i + 4, i + 8 and i + 12, four rows each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Four(
        float** rows, nint column, out Vector512<float> v0, out Vector512<float> v1, out Vector512<float> v2, out Vector512<float> v3)
    {
        Vector512<float> r0 = Vector512.Load(rows[0] + column), r1 = Vector512.Load(rows[1] + column);
        Vector512<float> r2 = Vector512.Load(rows[2] + column), r3 = Vector512.Load(rows[3] + column);
        Vector512<double> low = Avx512F.UnpackLow(r0, r1).AsDouble(), low2 = Avx512F.UnpackLow(r2, r3).AsDouble();
        Vector512<double> high = Avx512F.UnpackHigh(r0, r1).AsDouble(), high2 = Avx512F.UnpackHigh(r2, r3).AsDouble();
        v0 = Avx512F.UnpackLow(low, low2).AsSingle();
        v1 = Avx512F.UnpackHigh(low, low2).AsSingle();
        v2 = Avx512F.UnpackLow(high, high2).AsSingle();
        v3 = Avx512F.UnpackHigh(high, high2).AsSingle();
    }

    /// <summary>Four columns, four apart, from their quarters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(
        Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, float* to, nint stride)
    {
        Vector512<float> abEven = Avx512F.Shuffle4x128(a, b, 0x88), cdEven = Avx512F.Shuffle4x128(c, d, 0x88);
        Vector512<float> abOdd = Avx512F.Shuffle4x128(a, b, 0xDD), cdOdd = Avx512F.Shuffle4x128(c, d, 0xDD);
        Avx512F.Shuffle4x128(abEven, cdEven, 0x88).Store(to);
        Avx512F.Shuffle4x128(abOdd, cdOdd, 0x88).Store(to + (4 * stride));
        Avx512F.Shuffle4x128(abEven, cdEven, 0xDD).Store(to + (8 * stride));
        Avx512F.Shuffle4x128(abOdd, cdOdd, 0xDD).Store(to + (12 * stride));
    }
}
