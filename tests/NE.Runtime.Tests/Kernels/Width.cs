using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics;
using NE.Runtime.Numerics;

namespace NE.Runtime.Tests.Kernels;

/// <summary>The vector widths of this machine, by lanes: 16, 8, 4, and 1 for scalar code.</summary>
internal static class Width
{
    private static readonly Dictionary<int, IKernels> Supported = Find();

    public static IEnumerable<int> All => Supported.Keys;

    public static IKernels Kernels(int lanes) => Supported[lanes];

    /// <summary>Scalar code: what the vector forms must agree with in every bit.</summary>
    public static IKernels Scalar => Supported[1];

    /// <summary>Each width with each row of other arguments.</summary>
    public static IEnumerable<object[]> With(IEnumerable<object[]> rows) =>
        from lanes in All from row in rows select (object[])[lanes, .. row];

    private static Dictionary<int, IKernels> Find()
    {
        var found = new Dictionary<int, IKernels>();
        if (Simd512.IsSupported)
            found[16] = new SimdKernels<Simd512, Vector512<float>>();

        if (Simd256.IsSupported)
            found[8] = new SimdKernels<Simd256, Vector256<float>>();

        found[4] = new SimdKernels<Simd128, Vector128<float>>();
        found[1] = new SimdKernels<SimdScalar, float>();
        return found;
    }
}
