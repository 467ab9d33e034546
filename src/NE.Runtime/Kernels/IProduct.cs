using NE.Runtime.Networks;

namespace NE.Runtime.Kernels;

/// <summary>
/// Compile-time strides by which a matrix product walks a layer's weights: one implementation serves y = W x and dx = Wᵀ dy, without a
/// transposed copy.
/// </summary>
internal interface IProduct
{
    /// <summary>Number of terms in each sum.</summary>
    static abstract int Terms { get; }

    /// <summary>Floats from the weight of one result row to that of the next.</summary>
    static abstract int RowStride { get; }

    /// <summary>Floats from the weight of one term to that of the next.</summary>
    static abstract int TermStride { get; }
}

/// <summary>Rows are outputs, terms are inputs.</summary>
internal readonly struct ForwardProduct<TShape> : IProduct
    where TShape : struct, ILinearShape
{
    public static int Terms => TShape.Inputs;

    public static int RowStride => TShape.Inputs;

    public static int TermStride => 1;
}

/// <summary>Rows are inputs, terms are outputs.</summary>
internal readonly struct BackwardProduct<TShape> : IProduct
    where TShape : struct, ILinearShape
{
    public static int Terms => TShape.Outputs;

    public static int RowStride => 1;

    public static int TermStride => TShape.Inputs;
}
