using NE.Runtime.Numerics;

namespace NE.Runtime.Kernels;

/// <summary>
/// An activation function as a type: kernels take it as a type argument and inline it. The project's own structs implement it; see
/// docs/algorithm.md, Networks and initialisation, for the functions.
/// </summary>
public interface IActivation
{
    /// <summary>
    /// Whether the derivative is computed from the function's output. If not, the input must be kept, and backward kernels take it as
    /// value.
    /// </summary>
    static abstract bool FromOutput { get; }

    /// <summary>The function of z.</summary>
    internal static abstract TVector Forward<TSimd, TVector>(TVector z)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct;

    /// <summary>The gradient times the derivative at a value: the output where <see cref="FromOutput"/>, else the input.</summary>
    internal static abstract TVector Backward<TSimd, TVector>(TVector gradient, TVector value)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct;
}
