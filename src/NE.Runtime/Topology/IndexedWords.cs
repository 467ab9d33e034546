using NE.Runtime.Random;

namespace NE.Runtime.Topology;

/// <summary>
/// Random access to the words of one unit of a random stream: word i is the i-th that a <see cref="RandomStream"/> returns. Ascending
/// access computes every block once.
/// </summary>
internal struct IndexedWords
{
    private readonly uint seed;
    private readonly uint stream;
    private readonly ulong unit;
    private ulong number;
    private (uint W0, uint W1, uint W2, uint W3) block;

    public IndexedWords(uint seed, RandomStreamId stream, ulong unit)
    {
        this.seed = seed;
        this.stream = (uint)stream;
        this.unit = unit;
        number = ulong.MaxValue;
    }

    public uint Word(ulong index)
    {
        if (index >> 2 != number)
        {
            number = index >> 2;
            block = Philox.Block(seed, stream, unit, number);
        }

        return (index & 3) switch { 0 => block.W0, 1 => block.W1, 2 => block.W2, _ => block.W3 };
    }

    /// <summary>A number in [−bound, bound), the same arithmetic as <see cref="RandomStream.NextUniform(float, float)"/>.</summary>
    public float Uniform(ulong index, float bound) => -bound + ((bound + bound) * ((Word(index) >> 8) * (1f / (1 << 24))));
}
