using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NE.Runtime.Numerics;

/// <summary>Vectors of 16 floats (AVX-512).</summary>
internal readonly unsafe struct Simd512 : ISimd<Vector512<float>>
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 16;
    }

    public static bool ManyRegisters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.IsHardwareAccelerated;
    }

    public static Vector512<float> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<float>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Create(float value) => Vector512.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> CreateBits(int bits) => Vector512.Create(bits).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(float* address) => Vector512.Load(address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> value, float* address) => value.Store(address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadMask(byte* address) =>
        Vector512.GreaterThan(Avx512F.ConvertToVector512Int32(Vector128.Load(address)), Vector512<int>.Zero).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> a, Vector512<float> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Subtract(Vector512<float> a, Vector512<float> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Multiply(Vector512<float> a, Vector512<float> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Divide(Vector512<float> a, Vector512<float> b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Fma(Vector512<float> a, Vector512<float> b, Vector512<float> c) => Vector512.FusedMultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sqrt(Vector512<float> a) => Vector512.Sqrt(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Max(Vector512<float> a, Vector512<float> b) => Avx512F.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Min(Vector512<float> a, Vector512<float> b) => Avx512F.Min(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Greater(Vector512<float> a, Vector512<float> b) => Vector512.GreaterThan(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Select(Vector512<float> mask, Vector512<float> a, Vector512<float> b) =>
        Vector512.ConditionalSelect(mask, a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> And(Vector512<float> a, Vector512<float> b) => a & b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Or(Vector512<float> a, Vector512<float> b) => a | b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Xor(Vector512<float> a, Vector512<float> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> AddBits(Vector512<float> a, Vector512<float> b) => (a.AsInt32() + b.AsInt32()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SubtractBits(Vector512<float> a, Vector512<float> b) => (a.AsInt32() - b.AsInt32()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ShiftLeftBits(Vector512<float> a, int count) => (a.AsInt32() << count).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ShiftRightBits(Vector512<float> a, int count) => (a.AsInt32() >> count).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> FromBits(Vector512<float> integers) => Vector512.ConvertToSingle(integers.AsInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> ShiftRightWords(Vector512<float> a, int count) => (a.AsUInt32() >> count).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> MultiplyWords(Vector512<float> a, uint factor, out Vector512<float> low)
    {
        Vector512<uint> words = a.AsUInt32(), f = Vector512.Create(factor);
        Vector512<ulong> even = Avx512F.Multiply(words, f), odd = Avx512F.Multiply((words.AsUInt64() >> 32).AsUInt32(), f);
        low = (words * f).AsSingle();
        return Vector512.ConditionalSelect(
            Vector512.Create(0xFFFFFFFF00000000ul).AsSingle(), odd.AsSingle(), (even >> 32).AsSingle());
    }

    public static Vector512<float> LaneNumbers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512<int>.Indices.AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreInterleaved(
        Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, float* address)
    {
        Vector512<double> ab = Avx512F.UnpackLow(a, b).AsDouble(), cd = Avx512F.UnpackLow(c, d).AsDouble();
        Vector512<float> first = Avx512F.UnpackLow(ab, cd).AsSingle(), second = Avx512F.UnpackHigh(ab, cd).AsSingle();
        ab = Avx512F.UnpackHigh(a, b).AsDouble();
        cd = Avx512F.UnpackHigh(c, d).AsDouble();
        Vector512<float> third = Avx512F.UnpackLow(ab, cd).AsSingle(), fourth = Avx512F.UnpackHigh(ab, cd).AsSingle();
        Vector512<float> low = Avx512F.Shuffle4x128(first, second, 0x44), high = Avx512F.Shuffle4x128(third, fourth, 0x44);
        Avx512F.Shuffle4x128(low, high, 0x88).Store(address);
        Avx512F.Shuffle4x128(low, high, 0xDD).Store(address + 16);
        low = Avx512F.Shuffle4x128(first, second, 0xEE);
        high = Avx512F.Shuffle4x128(third, fourth, 0xEE);
        Avx512F.Shuffle4x128(low, high, 0x88).Store(address + 32);
        Avx512F.Shuffle4x128(low, high, 0xDD).Store(address + 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadPairs(float* table, ushort* numbers, out Vector512<float> second)
    {
        var pairs = (double*)table;
        Vector512<float> low = EightPairs(pairs, numbers), high = EightPairs(pairs, numbers + 8);
        Vector512<int> even = Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
        second = Avx512F.PermuteVar16x32x2(low, even + Vector512<int>.One, high);
        return Avx512F.PermuteVar16x32x2(low, even, high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CountUp(ushort* counts, ushort last) =>
        (Vector256.Min(Vector256.Load(counts), Vector256.Create((ushort)(last - 1))) + Vector256<ushort>.One).Store(counts);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllEqual(ushort* address) => Vector256.EqualsAll(Vector256.Load(address), Vector256.Create(*address));

    /// <summary>Eight pairs of floats of a table.</summary>
    /// <remarks>An insertion, because .NET's creation of a vector from halves goes through the stack.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> EightPairs(double* pairs, ushort* numbers) =>
        Avx512F.InsertVector256(
            Simd256.FourPairs(pairs, numbers[0], numbers[1], numbers[2], numbers[3]).ToVector512Unsafe(),
            Simd256.FourPairs(pairs, numbers[4], numbers[5], numbers[6], numbers[7]),
            1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadFour(float* address) => Avx512F.BroadcastVector128ToVector512(address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> First(Vector512<float> four, float* address) => Avx512F.Permute4x32(four, 0x00);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Second(Vector512<float> four, float* address) => Avx512F.Permute4x32(four, 0x55);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Third(Vector512<float> four, float* address) => Avx512F.Permute4x32(four, 0xAA);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Fourth(Vector512<float> four, float* address) => Avx512F.Permute4x32(four, 0xFF);
}
