using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>
/// An activation with two features per unit as a type: kernels take it as a type argument and inline it. Derivatives are computed from the
/// features. The project's own structs implement it; see docs/algorithm.md, Networks and initialisation, for the functions.
/// </summary>
public interface IPairActivation
{
    /// <summary>The first feature of z; also gives the second.</summary>
    internal static abstract TVector Forward<TSimd, TVector>(TVector z, out TVector second)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct;

    /// <summary>The gradient by z, from the gradients of both features and their values.</summary>
    internal static abstract TVector Backward<TSimd, TVector>(
        TVector firstGradient, TVector secondGradient, TVector first, TVector second)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct;
}
