using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NE.Runtime.Kernels;

/// <summary>The tree of sums over the batch for vectors of 8 lanes, whose first level is the sum of the two vectors of a pair.</summary>
internal static unsafe partial class OuterProducts
{
    /// <summary>The second level of the tree for two vectors: [a | b], four lanes each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Halve(Vector256<float> a, Vector256<float> b) =>
        Avx.Permute2x128(a, b, 0x20) + Avx.Permute2x128(a, b, 0x31);

    /// <summary>The third level for two such pairs: [a b | c d] from [a | c] and [b | d], two lanes each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Pair(Vector256<float> ac, Vector256<float> bd) =>
        Avx.UnpackLow(ac.AsDouble(), bd.AsDouble()).AsSingle() + Avx.UnpackHigh(ac.AsDouble(), bd.AsDouble()).AsSingle();

    /// <summary>The last level for two such fours: the eight sums, two of each four in each half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> Last(Vector256<float> first, Vector256<float> second) =>
        Avx.Shuffle(first, second, 0x88) + Avx.Shuffle(first, second, 0xDD);
}
