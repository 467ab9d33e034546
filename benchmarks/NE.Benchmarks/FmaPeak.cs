using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NE.Benchmarks;

/// <summary>The peak of the fused multiply-add with all operands in registers, with which the kernels are compared.</summary>
internal static class FmaPeak
{
    private const int Chains = 12;
    private const int Turns = 40_000;

    /// <summary>Floating-point operations of <see cref="Run"/>: at least 200 µs of work, shorter samples read too low.</summary>
    public static double Operations => 2.0 * Chains * Turns * Lanes;

    /// <summary>Lanes of the widest vector in hardware.</summary>
    public static int Lanes => Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4;

    /// <summary>Runs the loop once.</summary>
    public static void Run()
    {
        if (Vector512.IsHardwareAccelerated)
            Sink = Wide(0.5f);
        else if (Vector256.IsHardwareAccelerated)
            Sink = Middle(0.5f);
        else
            Sink = Narrow(0.5f);
    }

    private static float Sink { get; set; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Wide(float start)
    {
        Vector512<float> m = Vector512.Create(0.999f), c = Vector512.Create(start);
        Vector512<float> a0 = c, a1 = c, a2 = c, a3 = c, a4 = c, a5 = c;
        Vector512<float> a6 = c, a7 = c, a8 = c, a9 = c, a10 = c, a11 = c;
        for (int turn = 0; turn < Turns; turn++)
        {
            a0 = Vector512.FusedMultiplyAdd(a0, m, c);
            a1 = Vector512.FusedMultiplyAdd(a1, m, c);
            a2 = Vector512.FusedMultiplyAdd(a2, m, c);
            a3 = Vector512.FusedMultiplyAdd(a3, m, c);
            a4 = Vector512.FusedMultiplyAdd(a4, m, c);
            a5 = Vector512.FusedMultiplyAdd(a5, m, c);
            a6 = Vector512.FusedMultiplyAdd(a6, m, c);
            a7 = Vector512.FusedMultiplyAdd(a7, m, c);
            a8 = Vector512.FusedMultiplyAdd(a8, m, c);
            a9 = Vector512.FusedMultiplyAdd(a9, m, c);
            a10 = Vector512.FusedMultiplyAdd(a10, m, c);
            a11 = Vector512.FusedMultiplyAdd(a11, m, c);
        }

        return Vector512.Sum(a0 + a1 + a2 + a3 + a4 + a5)
            + Vector512.Sum(a6 + a7 + a8 + a9 + a10 + a11);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Middle(float start)
    {
        Vector256<float> m = Vector256.Create(0.999f), c = Vector256.Create(start);
        Vector256<float> a0 = c, a1 = c, a2 = c, a3 = c, a4 = c, a5 = c;
        Vector256<float> a6 = c, a7 = c, a8 = c, a9 = c, a10 = c, a11 = c;
        for (int turn = 0; turn < Turns; turn++)
        {
            a0 = Vector256.FusedMultiplyAdd(a0, m, c);
            a1 = Vector256.FusedMultiplyAdd(a1, m, c);
            a2 = Vector256.FusedMultiplyAdd(a2, m, c);
            a3 = Vector256.FusedMultiplyAdd(a3, m, c);
            a4 = Vector256.FusedMultiplyAdd(a4, m, c);
            a5 = Vector256.FusedMultiplyAdd(a5, m, c);
            a6 = Vector256.FusedMultiplyAdd(a6, m, c);
            a7 = Vector256.FusedMultiplyAdd(a7, m, c);
            a8 = Vector256.FusedMultiplyAdd(a8, m, c);
            a9 = Vector256.FusedMultiplyAdd(a9, m, c);
            a10 = Vector256.FusedMultiplyAdd(a10, m, c);
            a11 = Vector256.FusedMultiplyAdd(a11, m, c);
        }

        return Vector256.Sum(a0 + a1 + a2 + a3 + a4 + a5)
            + Vector256.Sum(a6 + a7 + a8 + a9 + a10 + a11);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static float Narrow(float start)
    {
        Vector128<float> m = Vector128.Create(0.999f), c = Vector128.Create(start);
        Vector128<float> a0 = c, a1 = c, a2 = c, a3 = c, a4 = c, a5 = c;
        Vector128<float> a6 = c, a7 = c, a8 = c, a9 = c, a10 = c, a11 = c;
        for (int turn = 0; turn < Turns; turn++)
        {
            a0 = Vector128.FusedMultiplyAdd(a0, m, c);
            a1 = Vector128.FusedMultiplyAdd(a1, m, c);
            a2 = Vector128.FusedMultiplyAdd(a2, m, c);
            a3 = Vector128.FusedMultiplyAdd(a3, m, c);
            a4 = Vector128.FusedMultiplyAdd(a4, m, c);
            a5 = Vector128.FusedMultiplyAdd(a5, m, c);
            a6 = Vector128.FusedMultiplyAdd(a6, m, c);
            a7 = Vector128.FusedMultiplyAdd(a7, m, c);
            a8 = Vector128.FusedMultiplyAdd(a8, m, c);
            a9 = Vector128.FusedMultiplyAdd(a9, m, c);
            a10 = Vector128.FusedMultiplyAdd(a10, m, c);
            a11 = Vector128.FusedMultiplyAdd(a11, m, c);
        }

        return Vector128.Sum(a0 + a1 + a2 + a3 + a4 + a5)
            + Vector128.Sum(a6 + a7 + a8 + a9 + a10 + a11);
    }
}
