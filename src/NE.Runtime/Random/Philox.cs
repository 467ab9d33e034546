using System.Runtime.CompilerServices;
using NE.Runtime.Numerics;

namespace NE.Runtime.Random;

/// <summary>
/// The counter-based generator Philox 4x32-10 (Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011):
/// four words are a pure function of a 128-bit counter and a 64-bit key.
/// </summary>
public static class Philox
{
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>Words per group.</summary>
    internal const int WordsOfGroup = 64;

    /// <summary>The block of four words at a counter.</summary>
    /// <param name="seed">First key word.</param>
    /// <param name="stream">Second key word.</param>
    /// <param name="unit">High half of the counter.</param>
    /// <param name="index">Low half of the counter: the index of the block within the unit.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (uint W0, uint W1, uint W2, uint W3) Block(uint seed, uint stream, ulong unit, ulong index)
    {
        uint c0 = (uint)index, c1 = (uint)(index >> 32), c2 = (uint)unit, c3 = (uint)(unit >> 32);
        uint k0 = seed, k1 = stream;
        for (int round = 0; round < Rounds; round++)
        {
            ulong p0 = (ulong)Multiplier0 * c0;
            ulong p1 = (ulong)Multiplier1 * c2;
            (c0, c1, c2, c3) = ((uint)(p1 >> 32) ^ c1 ^ k0, (uint)p1, (uint)(p0 >> 32) ^ c3 ^ k1, (uint)p0);
            k0 += Weyl0;
            k1 += Weyl1;
        }

        return (c0, c1, c2, c3);
    }

    /// <summary>As many consecutive blocks as a vector has lanes: word k of block i is in lane i of vector k.</summary>
    /// <param name="seed">First key word.</param>
    /// <param name="stream">Second key word.</param>
    /// <param name="unit">High half of the counter.</param>
    /// <param name="first">Index of the first block within the unit, a multiple of the number of lanes, so that no lane carries.</param>
    /// <param name="w1">The second words.</param>
    /// <param name="w2">The third words.</param>
    /// <param name="w3">The fourth words.</param>
    /// <returns>The first words.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TVector Blocks<TSimd, TVector>(
        uint seed, uint stream, ulong unit, ulong first, out TVector w1, out TVector w2, out TVector w3)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        TVector c0 = TSimd.AddBits(TSimd.LaneNumbers, TSimd.CreateBits((int)(uint)first)), c1 = TSimd.CreateBits((int)(uint)(first >> 32));
        TVector c2 = TSimd.CreateBits((int)(uint)unit), c3 = TSimd.CreateBits((int)(uint)(unit >> 32));
        uint k0 = seed, k1 = stream;
        for (int round = 0; round < Rounds; round++)
        {
            TVector high0 = TSimd.MultiplyWords(c0, Multiplier0, out TVector low0);
            TVector high1 = TSimd.MultiplyWords(c2, Multiplier1, out TVector low1);
            c0 = TSimd.Xor(TSimd.Xor(high1, c1), TSimd.CreateBits((int)k0));
            c2 = TSimd.Xor(TSimd.Xor(high0, c3), TSimd.CreateBits((int)k1));
            c1 = low1;
            c3 = low0;
            k0 += Weyl0;
            k1 += Weyl1;
        }

        (w1, w2, w3) = (c1, c2, c3);
        return c0;
    }

    /// <summary>Words 64 · group to 64 · group + 63 of a unit, in the order of <see cref="RandomStream.NextWord"/>.</summary>
    /// <param name="seed">First key word.</param>
    /// <param name="stream">Second key word.</param>
    /// <param name="unit">High half of the counter.</param>
    /// <param name="group">Index of the group within the unit.</param>
    /// <param name="words">Receives 64 words.</param>
    internal static unsafe void Words<TSimd, TVector>(uint seed, uint stream, ulong unit, ulong group, uint* words)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        const int BlocksOfGroup = WordsOfGroup / 4;
        for (int block = 0; block < BlocksOfGroup; block += TSimd.Count)
        {
            TVector w0 = Blocks<TSimd, TVector>(
                seed, stream, unit, (group * BlocksOfGroup) + (ulong)block, out TVector w1, out TVector w2, out TVector w3);
            TSimd.StoreInterleaved(w0, w1, w2, w3, (float*)words + (4 * block));
        }
    }
}
