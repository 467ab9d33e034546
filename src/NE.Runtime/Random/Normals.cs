using System.Runtime.CompilerServices;
using NE.Runtime.Numerics;

namespace NE.Runtime.Random;

/// <summary>Standard normal numbers in groups: the same sequence as from <see cref="RandomStream.NextNormal"/>.</summary>
internal static unsafe class Normals
{
    /// <summary>Numbers per group: one row of a panel of activations.</summary>
    public const int GroupSize = 32;

    /// <summary>Largest number of numbers that one vector of blocks yields; a buffer for a group must hold as many.</summary>
    public const int MostAtOnce = 64;

    private const int NumbersOfBlock = 4;

    /// <summary>Half the spacing of uniform numbers.</summary>
    private const float HalfStep = 1f / (1 << 25);

    /// <summary>Groups per call: as many as a vector of blocks fills, at least 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int GroupsAtOnce<TSimd, TVector>()
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        => TSimd.Count * NumbersOfBlock > GroupSize ? 2 : 1;

    /// <summary>
    /// Writes normal numbers from 32 · group of a unit on: 32 or 64 of them, see <see cref="GroupsAtOnce{TSimd, TVector}"/>.
    /// </summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="stream">Which stream.</param>
    /// <param name="unit">Which unit of the stream.</param>
    /// <param name="group">Index of the group within the unit, a multiple of the groups per call.</param>
    /// <param name="numbers">Receives the floats.</param>
    public static void Fill<TSimd, TVector>(uint seed, RandomStreamId stream, ulong unit, ulong group, float* numbers)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        const int BlocksOfGroup = GroupSize / NumbersOfBlock;
        ulong first = group * BlocksOfGroup, end = first + (ulong)(BlocksOfGroup * GroupsAtOnce<TSimd, TVector>());
        for (ulong block = first; block < end; block += (ulong)TSimd.Count, numbers += NumbersOfBlock * TSimd.Count)
        {
            TVector w0 = Philox.Blocks<TSimd, TVector>(
                seed, (uint)stream, unit, block, out TVector w1, out TVector w2, out TVector w3);
            BoxMuller<TSimd, TVector>(w0, w1, out TVector first0, out TVector second0);
            BoxMuller<TSimd, TVector>(w2, w3, out TVector first1, out TVector second1);
            TSimd.StoreInterleaved(first0, second0, first1, second1, numbers);
        }
    }

    /// <summary>One number of a unit, bit-identical to <see cref="Fill{TSimd, TVector}"/>.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="stream">Which stream.</param>
    /// <param name="unit">Which unit of the stream.</param>
    /// <param name="number">Index of the number within the unit.</param>
    public static float At(uint seed, RandomStreamId stream, ulong unit, ulong number)
    {
        (uint w0, uint w1, uint w2, uint w3) = Philox.Block(seed, (uint)stream, unit, number / NumbersOfBlock);
        bool latter = (number & 2) != 0;
        float radius = Radius<SimdScalar, float>(Positive(latter ? w2 : w0));
        (float sin, float cos) = ScalarFunctions.SinCos(RandomStream.Uniform(latter ? w3 : w1));
        return radius * ((number & 1) != 0 ? sin : cos);
    }

    /// <summary>A number in (0, 1] from 24 bits of a word: the midpoint of its interval, so that its logarithm is finite.</summary>
    public static float Positive(uint word) => RandomStream.Uniform(word) + HalfStep;

    /// <summary>√(−2 log u).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Radius<TSimd, TVector>(TVector uniform)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        => TSimd.Sqrt(TSimd.Multiply(TSimd.Create(-2f), Elementary.Log<TSimd, TVector>(uniform)));

    /// <summary>Two numbers from two words, lane by lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void BoxMuller<TSimd, TVector>(TVector word, TVector next, out TVector first, out TVector second)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
    {
        TVector positive = TSimd.Add(Uniform<TSimd, TVector>(word), TSimd.Create(HalfStep));
        TVector radius = Radius<TSimd, TVector>(positive);
        Elementary.SinCos<TSimd, TVector>(Uniform<TSimd, TVector>(next), out TVector sin, out TVector cos);
        first = TSimd.Multiply(radius, cos);
        second = TSimd.Multiply(radius, sin);
    }

    /// <summary>The vector form of <see cref="RandomStream.Uniform"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Uniform<TSimd, TVector>(TVector words)
        where TSimd : struct, ISimd<TVector>
        where TVector : struct
        => TSimd.Multiply(TSimd.FromBits(TSimd.ShiftRightWords(words, 8)), TSimd.Create(1f / (1 << 24)));
}
