using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NE.Runtime.Numerics;

/// <summary>Vectors of 8 floats (AVX2 with FMA).</summary>
internal readonly unsafe struct Simd256 : ISimd<Vector256<float>>
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 8;
    }

    public static bool ManyRegisters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => false;
    }

    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256.IsHardwareAccelerated;
    }

    public static Vector256<float> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<float>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Create(float value) => Vector256.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> CreateBits(int bits) => Vector256.Create(bits).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(float* address) => Vector256.Load(address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, float* address) => value.Store(address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadMask(byte* address) =>
        Vector256.GreaterThan(Avx2.ConvertToVector256Int32(address), Vector256<int>.Zero).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> a, Vector256<float> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Subtract(Vector256<float> a, Vector256<float> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Multiply(Vector256<float> a, Vector256<float> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Divide(Vector256<float> a, Vector256<float> b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Fma(Vector256<float> a, Vector256<float> b, Vector256<float> c) => Vector256.FusedMultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sqrt(Vector256<float> a) => Vector256.Sqrt(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Max(Vector256<float> a, Vector256<float> b) => Avx.Max(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Min(Vector256<float> a, Vector256<float> b) => Avx.Min(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Greater(Vector256<float> a, Vector256<float> b) => Vector256.GreaterThan(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Select(Vector256<float> mask, Vector256<float> a, Vector256<float> b) =>
        Vector256.ConditionalSelect(mask, a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> And(Vector256<float> a, Vector256<float> b) => a & b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Or(Vector256<float> a, Vector256<float> b) => a | b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Xor(Vector256<float> a, Vector256<float> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> AddBits(Vector256<float> a, Vector256<float> b) => (a.AsInt32() + b.AsInt32()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SubtractBits(Vector256<float> a, Vector256<float> b) => (a.AsInt32() - b.AsInt32()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ShiftLeftBits(Vector256<float> a, int count) => (a.AsInt32() << count).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ShiftRightBits(Vector256<float> a, int count) => (a.AsInt32() >> count).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> FromBits(Vector256<float> integers) => Vector256.ConvertToSingle(integers.AsInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> ShiftRightWords(Vector256<float> a, int count) => (a.AsUInt32() >> count).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyWords(Vector256<float> a, uint factor, out Vector256<float> low)
    {
        Vector256<uint> words = a.AsUInt32(), f = Vector256.Create(factor);
        Vector256<ulong> even = Avx2.Multiply(words, f), odd = Avx2.Multiply((words.AsUInt64() >> 32).AsUInt32(), f);
        low = (words * f).AsSingle();
        return Avx.Blend((even >> 32).AsSingle(), odd.AsSingle(), 0xAA);
    }

    public static Vector256<float> LaneNumbers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector256<int>.Indices.AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreInterleaved(
        Vector256<float> a, Vector256<float> b, Vector256<float> c, Vector256<float> d, float* address)
    {
        Vector256<double> ab = Avx.UnpackLow(a, b).AsDouble(), cd = Avx.UnpackLow(c, d).AsDouble();
        Vector256<float> first = Avx.UnpackLow(ab, cd).AsSingle(), second = Avx.UnpackHigh(ab, cd).AsSingle();
        ab = Avx.UnpackHigh(a, b).AsDouble();
        cd = Avx.UnpackHigh(c, d).AsDouble();
        Vector256<float> third = Avx.UnpackLow(ab, cd).AsSingle(), fourth = Avx.UnpackHigh(ab, cd).AsSingle();
        Avx.Permute2x128(first, second, 0x20).Store(address);
        Avx.Permute2x128(third, fourth, 0x20).Store(address + 8);
        Avx.Permute2x128(first, second, 0x31).Store(address + 16);
        Avx.Permute2x128(third, fourth, 0x31).Store(address + 24);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadPairs(float* table, ushort* numbers, out Vector256<float> second)
    {
        // Shuffles stay within halves of a vector, so the middle pairs are swapped first.
        var pairs = (double*)table;
        Vector256<float> outer = FourPairs(pairs, numbers[0], numbers[1], numbers[4], numbers[5]);
        Vector256<float> inner = FourPairs(pairs, numbers[2], numbers[3], numbers[6], numbers[7]);
        second = Avx.Shuffle(outer, inner, 0xDD);
        return Avx.Shuffle(outer, inner, 0x88);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CountUp(ushort* counts, ushort last) =>
        (Vector128.Min(Vector128.Load(counts), Vector128.Create((ushort)(last - 1))) + Vector128<ushort>.One).Store(counts);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllEqual(ushort* address) => Vector128.EqualsAll(Vector128.Load(address), Vector128.Create(*address));

    /// <summary>Four pairs of floats of a table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<float> FourPairs(double* pairs, int first, int second, int third, int fourth) =>
        Vector256.Create(
            Sse2.LoadHigh(Sse2.LoadScalarVector128(pairs + first), pairs + second),
            Sse2.LoadHigh(Sse2.LoadScalarVector128(pairs + third), pairs + fourth)).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadFour(float* address) => Avx.BroadcastVector128ToVector256(address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> First(Vector256<float> four, float* address) => Avx.Permute(four, 0x00);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Second(Vector256<float> four, float* address) => Avx.Permute(four, 0x55);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Third(Vector256<float> four, float* address) => Avx.Permute(four, 0xAA);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Fourth(Vector256<float> four, float* address) => Avx.Permute(four, 0xFF);
}
