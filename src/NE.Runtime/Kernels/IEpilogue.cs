using System.Runtime.CompilerServices;
using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>Applied to a finished sum of a matrix product before it is stored.</summary>
internal unsafe interface IEpilogue
{
    /// <summary>Finishes one vector of samples.</summary>
    /// <param name="sum">The sums.</param>
    /// <param name="bias">Bias of the row; read only by forward products.</param>
    /// <param name="value">Value at the position of the result; read only by masked backward products.</param>
    static abstract TVector Finish<TSimd, TVector>(TVector sum, float* bias, float* value)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct;
}

/// <summary>act(sum + bias).</summary>
internal readonly unsafe struct BiasEpilogue<TActivation> : IEpilogue
    where TActivation : struct, IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Finish<TSimd, TVector>(TVector sum, float* bias, float* value)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        => TActivation.Forward<TSimd, TVector>(TSimd.Add(sum, TSimd.Create(*bias)));
}

/// <summary>sum · act'(value).</summary>
internal readonly unsafe struct DerivativeEpilogue<TActivation> : IEpilogue
    where TActivation : struct, IActivation
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Finish<TSimd, TVector>(TVector sum, float* bias, float* value)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        => TActivation.Backward<TSimd, TVector>(sum, TSimd.Load(value));
}

/// <summary>The sum as it is.</summary>
internal readonly unsafe struct PlainEpilogue : IEpilogue
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Finish<TSimd, TVector>(TVector sum, float* bias, float* value)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        => sum;
}
