using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>How a finished sum of the weight gradient is stored: at all positions, or at live ones with 0 elsewhere.</summary>
internal unsafe interface IGradientStore
{
    /// <summary>Stores one sum.</summary>
    static abstract void Store(float sum, float* result, byte* mask, nint at);

    /// <summary>Stores four sums of one row.</summary>
    static abstract void Store(Vector128<float> sums, float* result, byte* mask, nint at);
}

/// <summary>At all positions.</summary>
internal readonly unsafe struct PlainStore : IGradientStore
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float sum, float* result, byte* mask, nint at) => result[at] = sum;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> sums, float* result, byte* mask, nint at) => sums.Store(result + at);
}

/// <summary>At live positions; 0 elsewhere.</summary>
internal readonly unsafe struct MaskedStore : IGradientStore
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float sum, float* result, byte* mask, nint at) => result[at] = mask[at] != 0 ? sum : 0f;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> sums, float* result, byte* mask, nint at) =>
        (sums & Simd128.LoadMask(mask + at)).Store(result + at);
}
