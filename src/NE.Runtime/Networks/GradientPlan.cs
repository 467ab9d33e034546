using System;
using NE.Runtime.Memory;

namespace NE.Runtime.Networks;

/// <summary>
/// The order in which the weight gradient is made at live positions: chunks of outputs whose gradients fit the first-level cache, inputs
/// within a chunk, then outputs, four sums at a time. A pure function of the mask.
/// </summary>
internal sealed unsafe class GradientPlan
{
    /// <summary>Outputs of a chunk: 32 KB of gradients at batch 256.</summary>
    public const int ChunkRows = 32;

    private readonly int inputs;
    private readonly int outputs;

    /// <summary>Takes the memory for any mask.</summary>
    public GradientPlan(Arena arena, int inputs, int outputs)
    {
        this.inputs = inputs;
        this.outputs = outputs;
        Chunks = (outputs + ChunkRows - 1) / ChunkRows;
        Counts = arena.TakeBytes((long)Chunks * inputs);
        int capacity = LiveStream.Capacity(outputs, inputs);
        Offsets = (ushort*)arena.TakeBytes((long)capacity * sizeof(ushort));
        Slots = (int*)arena.TakeBytes((long)capacity * sizeof(int));
    }

    /// <summary>Chunks of outputs.</summary>
    public int Chunks { get; }

    /// <summary>Live weights of each chunk and input.</summary>
    public byte* Counts { get; }

    /// <summary>
    /// Where the gradient of each sum's output begins: its number within the chunk times <see cref="LiveStream.OffsetUnit"/>. The sums of
    /// an input are padded to a multiple of four by repeating the last.
    /// </summary>
    public ushort* Offsets { get; }

    /// <summary>
    /// Where each sum goes. Sums are finished 16 at a time: sum i of the j-th four of a sixteen stands at 4 i + j. Padded like
    /// <see cref="Offsets"/>, and at the end to sixteen by repeating the last four.
    /// </summary>
    public int* Slots { get; }

    /// <summary>Place of a sum in <see cref="Slots"/>.</summary>
    public static int Place(int four, int sum) => ((four >> 2) << 4) + (sum << 2) + (four & 3);

    /// <summary>Follows a mask.</summary>
    /// <param name="mask">1 where a weight lives, <c>[out][in]</c>.</param>
    /// <param name="slots">Where the weight of each position stands.</param>
    public void Build(byte* mask, int* slots)
    {
        int four = 0;
        for (int chunk = 0; chunk < Chunks; chunk++)
        {
            int firstRow = chunk * ChunkRows, endRow = Math.Min(firstRow + ChunkRows, outputs);
            for (int input = 0; input < inputs; input++)
            {
                int count = 0;
                for (int row = firstRow; row < endRow; row++)
                {
                    nint at = ((nint)row * inputs) + input;
                    if (mask[at] != 0)
                    {
                        Set(four + (count >> 2), count & 3, (ushort)((row - firstRow) * LiveStream.OffsetUnit), slots[at]);
                        count++;
                    }
                }

                Counts[(chunk * inputs) + input] = (byte)count;
                int last = count - 1;
                for (int sum = count; (sum & 3) != 0; sum++)
                {
                    int from = four + (last >> 2);
                    Set(four + (sum >> 2), sum & 3, Offsets[(from * 4) + (last & 3)], Slots[Place(from, last & 3)]);
                }

                four += (count + 3) >> 2;
            }
        }

        for (int end = four; (end & 3) != 0; end++)
        {
            for (int sum = 0; sum < 4; sum++)
                Slots[Place(end, sum)] = Slots[Place(four - 1, sum)];
        }
    }

    private void Set(int four, int sum, ushort offset, int slot)
    {
        Offsets[(four * 4) + sum] = offset;
        Slots[Place(four, sum)] = slot;
    }
}
