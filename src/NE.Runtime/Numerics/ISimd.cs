namespace NE.Runtime.Numerics;

/// <summary>
/// The operations of one vector width on 32-bit floats. Kernels and elementary functions are written once against it; the same operations
/// in the same order are bit-identical at every width.
/// </summary>
/// <remarks>
/// Implementations are empty structs, so that the JIT compiles a body for each and inlines every call. A mask is
/// a vector whose lanes are all ones or all zeros; operations named Bits treat lanes as 32-bit integers.
/// </remarks>
/// <typeparam name="TVector">The vector: of 16, 8, 4 lanes, or one float.</typeparam>
internal unsafe interface ISimd<TVector>
    where TVector : struct
{
    /// <summary>Lanes of a vector: 16, 8, 4 or 1.</summary>
    static abstract int Count { get; }

    /// <summary>Whether there are 32 vector registers rather than 16, so that a tile may have 16 accumulators.</summary>
    static abstract bool ManyRegisters { get; }

    /// <summary>Whether this machine supports the width in hardware.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>All lanes +0.</summary>
    static abstract TVector Zero { get; }

    /// <summary>The same number in all lanes.</summary>
    static abstract TVector Create(float value);

    /// <summary>The same bits in all lanes.</summary>
    static abstract TVector CreateBits(int bits);

    /// <summary>Loads one vector, unaligned.</summary>
    static abstract TVector Load(float* address);

    /// <summary>Stores one vector, unaligned.</summary>
    static abstract void Store(TVector value, float* address);

    /// <summary>A mask from one byte per lane: ones where the byte is not 0.</summary>
    static abstract TVector LoadMask(byte* address);

    /// <summary>a + b.</summary>
    static abstract TVector Add(TVector a, TVector b);

    /// <summary>a − b.</summary>
    static abstract TVector Subtract(TVector a, TVector b);

    /// <summary>a · b.</summary>
    static abstract TVector Multiply(TVector a, TVector b);

    /// <summary>a / b, correctly rounded.</summary>
    static abstract TVector Divide(TVector a, TVector b);

    /// <summary>a · b + c with one rounding.</summary>
    static abstract TVector Fma(TVector a, TVector b, TVector c);

    /// <summary>The square root, correctly rounded.</summary>
    static abstract TVector Sqrt(TVector a);

    /// <summary>a &gt; b ? a : b; so b if either is NaN.</summary>
    static abstract TVector Max(TVector a, TVector b);

    /// <summary>a &lt; b ? a : b; so b if either is NaN.</summary>
    static abstract TVector Min(TVector a, TVector b);

    /// <summary>The mask a &gt; b.</summary>
    static abstract TVector Greater(TVector a, TVector b);

    /// <summary>a where the mask is set, else b.</summary>
    static abstract TVector Select(TVector mask, TVector a, TVector b);

    /// <summary>Bitwise and.</summary>
    static abstract TVector And(TVector a, TVector b);

    /// <summary>Bitwise or.</summary>
    static abstract TVector Or(TVector a, TVector b);

    /// <summary>Bitwise exclusive or.</summary>
    static abstract TVector Xor(TVector a, TVector b);

    /// <summary>Lanes as integers: a + b.</summary>
    static abstract TVector AddBits(TVector a, TVector b);

    /// <summary>Lanes as integers: a − b.</summary>
    static abstract TVector SubtractBits(TVector a, TVector b);

    /// <summary>Lanes as integers, shifted left.</summary>
    static abstract TVector ShiftLeftBits(TVector a, int count);

    /// <summary>Lanes as signed integers, shifted right.</summary>
    static abstract TVector ShiftRightBits(TVector a, int count);

    /// <summary>Lanes as unsigned integers, shifted right.</summary>
    static abstract TVector ShiftRightWords(TVector a, int count);

    /// <summary>Lanes as unsigned integers: the high halves of the products with a factor; also returns the low halves.</summary>
    static abstract TVector MultiplyWords(TVector a, uint factor, out TVector low);

    /// <summary>Lanes as integers: 0, 1, 2 and so on.</summary>
    static abstract TVector LaneNumbers { get; }

    /// <summary>Lanes as signed integers, converted to floats.</summary>
    static abstract TVector FromBits(TVector integers);

    /// <summary>Stores four vectors interleaved: lane 0 of a, b, c, d, then lane 1 of a, and so on.</summary>
    static abstract void StoreInterleaved(TVector a, TVector b, TVector c, TVector d, float* address);

    /// <summary>Loads for each lane a pair of floats from a table, at the lane's 16-bit index.</summary>
    /// <param name="table">Consecutive pairs; all indices must be in range.</param>
    /// <param name="numbers">One index per lane.</param>
    /// <param name="second">The second floats of the pairs.</param>
    /// <returns>The first floats of the pairs.</returns>
    static abstract TVector LoadPairs(float* table, ushort* numbers, out TVector second);

    /// <summary>Adds 1 to the 16-bit counts of one vector of lanes, saturating at last, which is at least 1.</summary>
    static abstract void CountUp(ushort* counts, ushort last);

    /// <summary>Whether the 16-bit counts of one vector of lanes are all equal.</summary>
    static abstract bool AllEqual(ushort* address);

    /// <summary>Loads four floats, repeated in every four lanes; loads nothing if the vector is narrower.</summary>
    static abstract TVector LoadFour(float* address);

    /// <summary>The first of four floats in all lanes.</summary>
    /// <param name="four">The result of <see cref="LoadFour"/>.</param>
    /// <param name="address">The address that it was loaded from.</param>
    static abstract TVector First(TVector four, float* address);

    /// <summary>The second of four floats in all lanes.</summary>
    static abstract TVector Second(TVector four, float* address);

    /// <summary>The third of four floats in all lanes.</summary>
    static abstract TVector Third(TVector four, float* address);

    /// <summary>The fourth of four floats in all lanes.</summary>
    static abstract TVector Fourth(TVector four, float* address);
}
