using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace NE.Runtime.Numerics;

/// <summary>
/// Vectors of 4 floats (Arm, old x86, or no vector hardware, where .NET falls back to scalar code with the same bits).
/// </summary>
internal readonly unsafe struct Simd128 : ISimd<Vector128<float>>
{
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 4;
    }

    public static bool ManyRegisters
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => AdvSimd.IsSupported;
    }

    public static bool IsSupported
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => true;
    }

    public static Vector128<float> Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<float>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Create(float value) => Vector128.Create(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> CreateBits(int bits) => Vector128.Create(bits).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(float* address) => Vector128.Load(address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector128<float> value, float* address) => value.Store(address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadMask(byte* address) =>
        Vector128.GreaterThan(
            Sse41.IsSupported
                ? Sse41.ConvertToVector128Int32(address)
                : Vector128.Create((int)address[0], address[1], address[2], address[3]),
            Vector128<int>.Zero).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Add(Vector128<float> a, Vector128<float> b) => a + b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Subtract(Vector128<float> a, Vector128<float> b) => a - b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Multiply(Vector128<float> a, Vector128<float> b) => a * b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Divide(Vector128<float> a, Vector128<float> b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Fma(Vector128<float> a, Vector128<float> b, Vector128<float> c) => Vector128.FusedMultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sqrt(Vector128<float> a) => Vector128.Sqrt(a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Max(Vector128<float> a, Vector128<float> b) =>
        Vector128.ConditionalSelect(Vector128.GreaterThan(a, b), a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Min(Vector128<float> a, Vector128<float> b) =>
        Vector128.ConditionalSelect(Vector128.LessThan(a, b), a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Greater(Vector128<float> a, Vector128<float> b) => Vector128.GreaterThan(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Select(Vector128<float> mask, Vector128<float> a, Vector128<float> b) =>
        Vector128.ConditionalSelect(mask, a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> And(Vector128<float> a, Vector128<float> b) => a & b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Or(Vector128<float> a, Vector128<float> b) => a | b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Xor(Vector128<float> a, Vector128<float> b) => a ^ b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> AddBits(Vector128<float> a, Vector128<float> b) => (a.AsInt32() + b.AsInt32()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SubtractBits(Vector128<float> a, Vector128<float> b) => (a.AsInt32() - b.AsInt32()).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ShiftLeftBits(Vector128<float> a, int count) => (a.AsInt32() << count).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ShiftRightBits(Vector128<float> a, int count) => (a.AsInt32() >> count).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> FromBits(Vector128<float> integers) => Vector128.ConvertToSingle(integers.AsInt32());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> ShiftRightWords(Vector128<float> a, int count) => (a.AsUInt32() >> count).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> MultiplyWords(Vector128<float> a, uint factor, out Vector128<float> low)
    {
        Vector128<uint> words = a.AsUInt32();
        Vector128<ulong> even = Wide(words, factor) >> 32, odd = Wide((words.AsUInt64() >> 32).AsUInt32(), factor);
        low = (words * Vector128.Create(factor)).AsSingle();
        return Vector128.ConditionalSelect(Vector128.Create(0xFFFFFFFF00000000ul), odd, even).AsSingle();
    }

    public static Vector128<float> LaneNumbers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128<int>.Indices.AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreInterleaved(
        Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d, float* address) => Turn(a, b, c, d, address, 4);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadPairs(float* table, ushort* numbers, out Vector128<float> second)
    {
        float* p0 = table + (2 * numbers[0]), p1 = table + (2 * numbers[1]);
        float* p2 = table + (2 * numbers[2]), p3 = table + (2 * numbers[3]);
        second = Vector128.Create(p0[1], p1[1], p2[1], p3[1]);
        return Vector128.Create(p0[0], p1[0], p2[0], p3[0]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void CountUp(ushort* counts, ushort last)
    {
        Vector128<ushort> raised = Vector128.Min(Four(counts), Vector128.Create((ushort)(last - 1))) + Vector128<ushort>.One;
        *(ulong*)counts = raised.AsUInt64().ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AllEqual(ushort* address) => *(ulong*)address == *address * 0x0001_0001_0001_0001ul;

    /// <summary>The products of the even lanes with a factor, in 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Wide(Vector128<uint> words, uint factor) =>
        Sse2.IsSupported
            ? Sse2.Multiply(words, Vector128.Create(factor))
            : (words.AsUInt64() & Vector128.Create((ulong)uint.MaxValue)) * Vector128.Create((ulong)factor);

    /// <summary>Writes a tile of four rows by four columns column by column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Turn(
        Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d, float* address, nint stride)
    {
        if (Sse.IsSupported)
        {
            Vector128<float> ab = Sse.UnpackLow(a, b), cd = Sse.UnpackLow(c, d);
            Sse.MoveLowToHigh(ab, cd).Store(address);
            Sse.MoveHighToLow(cd, ab).Store(address + stride);
            ab = Sse.UnpackHigh(a, b);
            cd = Sse.UnpackHigh(c, d);
            Sse.MoveLowToHigh(ab, cd).Store(address + (2 * stride));
            Sse.MoveHighToLow(cd, ab).Store(address + (3 * stride));
        }
        else
        {
            Vector128.Create(a[0], b[0], c[0], d[0]).Store(address);
            Vector128.Create(a[1], b[1], c[1], d[1]).Store(address + stride);
            Vector128.Create(a[2], b[2], c[2], d[2]).Store(address + (2 * stride));
            Vector128.Create(a[3], b[3], c[3], d[3]).Store(address + (3 * stride));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadFour(float* address) => Vector128.Load(address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> First(Vector128<float> four, float* address) => Vector128.Shuffle(four, Vector128.Create(0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Second(Vector128<float> four, float* address) => Vector128.Shuffle(four, Vector128.Create(1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Third(Vector128<float> four, float* address) => Vector128.Shuffle(four, Vector128.Create(2));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Fourth(Vector128<float> four, float* address) => Vector128.Shuffle(four, Vector128.Create(3));

    /// <summary>Four counts; x86 has no hardware for 64-bit vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Four(ushort* counts) => Vector128.CreateScalarUnsafe(*(ulong*)counts).AsUInt16();
}
