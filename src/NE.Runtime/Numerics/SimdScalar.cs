using System;
using System.Runtime.CompilerServices;

namespace NE.Runtime.Numerics;

/// <summary>One float at a time: the scalar form of the elementary functions, bit-identical to the vector forms.</summary>
internal readonly unsafe struct SimdScalar : ISimd<float>
{
    public static int Count => 1;

    public static bool ManyRegisters => false;

    public static bool IsSupported => true;

    public static float Zero => 0f;

    public static float Create(float value) => value;

    public static float CreateBits(int bits) => BitConverter.Int32BitsToSingle(bits);

    public static float Load(float* address) => *address;

    public static void Store(float value, float* address) => *address = value;

    public static float LoadMask(byte* address) => Mask(*address != 0);

    public static float Add(float a, float b) => a + b;

    public static float Subtract(float a, float b) => a - b;

    public static float Multiply(float a, float b) => a * b;

    public static float Divide(float a, float b) => a / b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Fma(float a, float b, float c) => MathF.FusedMultiplyAdd(a, b, c);

    public static float Sqrt(float a) => MathF.Sqrt(a);

    public static float Max(float a, float b) => a > b ? a : b;

    public static float Min(float a, float b) => a < b ? a : b;

    public static float Greater(float a, float b) => Mask(a > b);

    public static float Select(float mask, float a, float b) => Bits(mask) != 0 ? a : b;

    public static float And(float a, float b) => CreateBits(Bits(a) & Bits(b));

    public static float Or(float a, float b) => CreateBits(Bits(a) | Bits(b));

    public static float Xor(float a, float b) => CreateBits(Bits(a) ^ Bits(b));

    public static float AddBits(float a, float b) => CreateBits(Bits(a) + Bits(b));

    public static float SubtractBits(float a, float b) => CreateBits(Bits(a) - Bits(b));

    public static float ShiftLeftBits(float a, int count) => CreateBits(Bits(a) << count);

    public static float ShiftRightBits(float a, int count) => CreateBits(Bits(a) >> count);

    public static float FromBits(float integers) => Bits(integers);

    public static float ShiftRightWords(float a, int count) => CreateBits((int)((uint)Bits(a) >> count));

    public static float MultiplyWords(float a, uint factor, out float low)
    {
        ulong product = (ulong)(uint)Bits(a) * factor;
        low = CreateBits((int)(uint)product);
        return CreateBits((int)(uint)(product >> 32));
    }

    public static float LaneNumbers => 0f;

    public static void StoreInterleaved(float a, float b, float c, float d, float* address)
    {
        address[0] = a;
        address[1] = b;
        address[2] = c;
        address[3] = d;
    }

    public static float LoadPairs(float* table, ushort* numbers, out float second)
    {
        second = table[(2 * *numbers) + 1];
        return table[2 * *numbers];
    }

    public static void CountUp(ushort* counts, ushort last) => *counts = (ushort)(Math.Min(*counts, (ushort)(last - 1)) + 1);

    public static bool AllEqual(ushort* address) => true;

    public static float LoadFour(float* address) => 0f;

    public static float First(float four, float* address) => address[0];

    public static float Second(float four, float* address) => address[1];

    public static float Third(float four, float* address) => address[2];

    public static float Fourth(float four, float* address) => address[3];

    private static int Bits(float value) => BitConverter.SingleToInt32Bits(value);

    private static float Mask(bool set) => CreateBits(set ? -1 : 0);
}
