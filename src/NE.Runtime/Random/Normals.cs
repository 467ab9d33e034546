using System.Runtime.CompilerServices;
using NE.Runtime.Numerics;

namespace NE.Runtime.Random;

/// <summary>Standard normal numbers in groups: the numbers that <see cref="RandomStream.NextNormal"/> gives one after another.</summary>
internal static unsafe class Normals
{
    /// <summary>Numbers of a group: one row of a panel of activations.</summary>
    public const int GroupSize = 32;

    private const int Pairs = GroupSize / 2;
    private const int PairsOfBlock = 2;

    /// <summary>Writes normal numbers 32 · group to 32 · group + 31 of a unit.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="stream">Which stream.</param>
    /// <param name="unit">Which unit of the stream.</param>
    /// <param name="group">Number of the group within the unit.</param>
    /// <param name="numbers">Receives 32 floats.</param>
    [SkipLocalsInit]
    public static void Fill<TSimd, TVector>(uint seed, RandomStreamId stream, ulong unit, ulong group, float* numbers)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        float* radius = stackalloc float[Pairs];
        float* turns = stackalloc float[Pairs];
        float* sine = stackalloc float[Pairs];
        ulong first = group * (Pairs / PairsOfBlock);
        for (int pair = 0; pair < Pairs; pair += PairsOfBlock)
        {
            (uint w0, uint w1, uint w2, uint w3) = Philox.Block(seed, (uint)stream, unit, first + (ulong)(pair / PairsOfBlock));
            radius[pair] = Positive(w0);
            turns[pair] = RandomStream.Uniform(w1);
            radius[pair + 1] = Positive(w2);
            turns[pair + 1] = RandomStream.Uniform(w3);
        }

        for (int pair = 0; pair < Pairs; pair += TSimd.Count)
        {
            TVector size = Radius<TSimd, TVector>(TSimd.Load(radius + pair));
            Elementary.SinCos<TSimd, TVector>(TSimd.Load(turns + pair), out TVector sin, out TVector cos);
            TSimd.Store(TSimd.Multiply(size, cos), radius + pair);
            TSimd.Store(TSimd.Multiply(size, sin), sine + pair);
        }

        for (int pair = 0; pair < Pairs; pair++)
        {
            numbers[2 * pair] = radius[pair];
            numbers[(2 * pair) + 1] = sine[pair];
        }
    }

    /// <summary>A number in (0, 1] from 24 bits of a word: in the middle of its interval, so that its logarithm exists.</summary>
    public static float Positive(uint word) => RandomStream.Uniform(word) + (1f / (1 << 25));

    /// <summary>√(−2 log u).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Radius<TSimd, TVector>(TVector uniform)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        => TSimd.Sqrt(TSimd.Multiply(TSimd.Create(-2f), Elementary.Log<TSimd, TVector>(uniform)));
}
