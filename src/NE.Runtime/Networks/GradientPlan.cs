using System;
using NE.Runtime.Memory;

namespace NE.Runtime.Networks;

/// <summary>
/// The order in which the weight gradient is computed at live positions: chunks of outputs whose gradients fit in the L1 cache, inputs
/// within a chunk, then outputs, four sums at a time. A pure function of the mask.
/// </summary>
/// <remarks>
/// Sums are stored in the order of computation and permuted to the order of the parameters by one pass at the end: storing each at its
/// final position at once would evict the chunk's gradients from the L1 cache, which costs a fifth of the whole product.
/// </remarks>
internal sealed unsafe class GradientPlan
{
    /// <summary>Outputs per chunk: 32 KB of gradients at batch 256.</summary>
    public const int ChunkRows = 32;

    /// <summary>
    /// Number of fours that a kernel may write past those of a chunk while the next sixteen sums are in flight: the spacing between chunks,
    /// so that each can be computed by a separate thread.
    /// </summary>
    private const int Ahead = 16;

    private readonly int inputs;
    private readonly int outputs;
    private readonly int capacity;

    /// <summary>Allocates the memory for any mask.</summary>
    public GradientPlan(Arena arena, int inputs, int outputs)
    {
        this.inputs = inputs;
        this.outputs = outputs;
        Chunks = (outputs + ChunkRows - 1) / ChunkRows;
        capacity = LiveStream.Capacity(outputs, inputs) + (Chunks * (Ahead + 4) * 4);
        Starts = (int*)arena.TakeBytes((long)Chunks * sizeof(int));
        Counts = arena.TakeBytes((long)Chunks * inputs);
        Offsets = (ushort*)arena.TakeBytes((long)capacity * sizeof(ushort));
        Places = (int*)arena.TakeBytes((long)LiveStream.Capacity(outputs, inputs) * sizeof(int));
        Sums = arena.Take(capacity + 1);
    }

    /// <summary>Number of chunks of outputs.</summary>
    public int Chunks { get; }

    /// <summary>Index of the first four of each chunk.</summary>
    public int* Starts { get; }

    /// <summary>Live weights of each chunk and input.</summary>
    public byte* Counts { get; }

    /// <summary>
    /// Start of the gradient of each sum's output: its index within the chunk times <see cref="LiveStream.OffsetUnit"/>. The sums of
    /// an input are padded to a multiple of four by repeating the last.
    /// </summary>
    public ushort* Offsets { get; }

    /// <summary>The sums, in the order of computation; see <see cref="Place"/>.</summary>
    public float* Sums { get; }

    /// <summary>For each weight of a parameter array, the index of its sum in <see cref="Sums"/>; for padding, that of a 0.</summary>
    public int* Places { get; }

    /// <summary>Sixteen sums are finished at a time: sum i of the j-th four of a sixteen is at 4 i + j.</summary>
    public static int Place(int four, int sum) => ((four >> 2) << 4) + (sum << 2) + (four & 3);

    /// <summary>Builds the order for a mask.</summary>
    /// <param name="mask">1 where a weight is live, <c>[out][in]</c>.</param>
    /// <param name="slots">Index of each position's weight in a parameter array.</param>
    /// <param name="length">Number of weights in a parameter array, including padding.</param>
    public void Build(byte* mask, int* slots, int length)
    {
        new Span<int>(Places, length).Fill(capacity);
        int four = 0;
        for (int chunk = 0; chunk < Chunks; chunk++)
        {
            Starts[chunk] = four;
            int firstRow = chunk * ChunkRows, endRow = Math.Min(firstRow + ChunkRows, outputs);
            for (int input = 0; input < inputs; input++)
            {
                int count = 0;
                ushort* offset = Offsets + (four * 4);
                for (int row = firstRow; row < endRow; row++)
                {
                    nint at = ((nint)row * inputs) + input;
                    if (mask[at] == 0)
                        continue;

                    offset[count] = (ushort)((row - firstRow) * LiveStream.OffsetUnit);
                    Places[slots[at]] = Place(four + (count >> 2), count & 3);
                    count++;
                }

                Counts[(chunk * inputs) + input] = (byte)count;
                four += (count + 3) >> 2;
                for (int sum = count; (sum & 3) != 0; sum++)
                    offset[sum] = offset[count - 1];
            }

            four = ((four + 3) & ~3) + Ahead;
        }
    }
}
