using NE.Runtime.Numerics;

namespace NE.Runtime.Random;

/// <summary>
/// The random numbers of one unit of one stream, read sequentially. A value type: a copy continues from the same position.
/// </summary>
public struct RandomStream
{
    private readonly uint seed;
    private readonly uint stream;
    private readonly ulong unit;
    private ulong words;
    private (uint W0, uint W1, uint W2, uint W3) block;
    private float spare;
    private bool hasSpare;

    /// <summary>Starts at the first number of a unit.</summary>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="stream">Which stream.</param>
    /// <param name="unit">Which unit of the stream, see <see cref="RandomStreamId"/>.</param>
    public RandomStream(uint seed, RandomStreamId stream, ulong unit)
    {
        this.seed = seed;
        this.stream = (uint)stream;
        this.unit = unit;
    }

    /// <summary>The next 32 random bits.</summary>
    public uint NextWord()
    {
        int lane = (int)(words & 3);
        if (lane == 0)
        {
            block = Philox.Block(seed, stream, unit, words >> 2);
        }

        words++;
        return lane switch { 0 => block.W0, 1 => block.W1, 2 => block.W2, _ => block.W3 };
    }

    /// <summary>A number in [0, 1) from 24 bits of one word.</summary>
    public float NextUniform() => Uniform(NextWord());

    /// <summary>A number in [low, high).</summary>
    public float NextUniform(float low, float high) => low + ((high - low) * NextUniform());

    /// <summary>A number in [0, 1) from 53 bits of two words.</summary>
    public double NextDouble()
    {
        ulong high = NextWord() >> 5;
        ulong low = NextWord() >> 6;
        return ((high << 26) | low) * (1.0 / (1UL << 53));
    }

    /// <summary>A number in [low, high), in double precision.</summary>
    public double NextDouble(double low, double high) => low + ((high - low) * NextDouble());

    /// <summary>
    /// A standard normal number, by Box-Muller: two words yield two numbers, first r cos, then r sin, so that normal number k of a unit
    /// that draws nothing else comes from words 2 ⌊k/2⌋ and 2 ⌊k/2⌋ + 1.
    /// </summary>
    public float NextNormal()
    {
        if (hasSpare)
        {
            hasSpare = false;
            return spare;
        }

        float radius = Normals.Radius<SimdScalar, float>(Normals.Positive(NextWord()));
        (float sin, float cos) = ScalarFunctions.SinCos(NextUniform());
        spare = radius * sin;
        hasSpare = true;
        return radius * cos;
    }

    /// <summary>
    /// An integer in [0, bound), from the high half of a product. The relative bias is below bound / 2^32, that is 2.4e-4 for a million
    /// rows.
    /// </summary>
    public uint NextBelow(uint bound) => (uint)(((ulong)NextWord() * bound) >> 32);

    /// <summary>A number in [0, 1) from the upper 24 bits of a word.</summary>
    internal static float Uniform(uint word) => (word >> 8) * (1f / (1 << 24));
}
