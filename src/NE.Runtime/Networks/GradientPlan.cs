using System;
using NE.Runtime.Memory;

namespace NE.Runtime.Networks;

/// <summary>
/// The order in which the weight gradient is made at live positions: chunks of outputs whose gradients fit the first-level cache, inputs
/// within a chunk, then outputs, four sums at a time. A pure function of the mask.
/// </summary>
/// <remarks>
/// Sums are stored in the order in which they are made and brought into the order of the parameters by one pass at the end: storing each at
/// its place right away would push the chunk's gradients out of the first-level cache, which costs a fifth of the whole product.
/// </remarks>
internal sealed unsafe class GradientPlan
{
    /// <summary>Outputs of a chunk: 32 KB of gradients at batch 256.</summary>
    public const int ChunkRows = 32;

    /// <summary>
    /// Fours that a kernel may write behind those of a chunk, while the next sixteen sums are under way: chunks stand apart by so much, so
    /// that each may be made by a thread of its own.
    /// </summary>
    private const int Ahead = 16;

    private readonly int inputs;
    private readonly int outputs;
    private readonly int capacity;

    /// <summary>Takes the memory for any mask.</summary>
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

    /// <summary>Chunks of outputs.</summary>
    public int Chunks { get; }

    /// <summary>Number of the first four of each chunk.</summary>
    public int* Starts { get; }

    /// <summary>Live weights of each chunk and input.</summary>
    public byte* Counts { get; }

    /// <summary>
    /// Where the gradient of each sum's output begins: its number within the chunk times <see cref="LiveStream.OffsetUnit"/>. The sums of
    /// an input are padded to a multiple of four by repeating the last.
    /// </summary>
    public ushort* Offsets { get; }

    /// <summary>The sums, in the order in which they are made; see <see cref="Place"/>.</summary>
    public float* Sums { get; }

    /// <summary>For each weight of a parameter array, where its sum stands in <see cref="Sums"/>; for padding a place of value 0.</summary>
    public int* Places { get; }

    /// <summary>Sixteen sums are finished at a time: sum i of the j-th four of a sixteen stands at 4 i + j.</summary>
    public static int Place(int four, int sum) => ((four >> 2) << 4) + (sum << 2) + (four & 3);

    /// <summary>Follows a mask.</summary>
    /// <param name="mask">1 where a weight lives, <c>[out][in]</c>.</param>
    /// <param name="slots">Where the weight of each position stands in a parameter array.</param>
    /// <param name="length">Weights of a parameter array, padding included.</param>
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
