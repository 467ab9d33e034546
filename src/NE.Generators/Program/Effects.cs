using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace NE.Generators.Program;

/// <summary>Effects of an operation, made once. Not a field of the record, because <c>with</c> would carry it to the copy.</summary>
internal sealed class Effects(Place[] reads, Place[] writes)
{
    private static readonly ConditionalWeakTable<Operation, Effects> Known = new();

    /// <summary>What is read.</summary>
    public IReadOnlyList<Place> Reads => reads;

    /// <summary>What is written.</summary>
    public IReadOnlyList<Place> Writes => writes;

    /// <summary>The effects of an operation.</summary>
    public static Effects Of(Operation operation) =>
        Known.GetValue(operation, static o => new Effects([.. o.Reads.Distinct()], [.. o.Writes.Distinct()]));

    /// <summary>Whether one writes what the other touches.</summary>
    public bool Conflict(Effects other) => Meet(writes, other.Writes) || Meet(writes, other.Reads) || Meet(other.Writes, reads);

    private static bool Meet(IReadOnlyList<Place> left, IReadOnlyList<Place> right)
    {
        foreach (Place one in left)
        {
            foreach (Place other in right)
            {
                if (one.Overlaps(other))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
