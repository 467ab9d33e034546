using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace NE.Generators.Program;

/// <summary>Effects of an operation, computed once. Not a field of the record, because <c>with</c> would copy it.</summary>
internal sealed class Effects(Place[] reads, Place[] writes)
{
    private static readonly ConditionalWeakTable<Operation, Effects> Known = new();

    /// <summary>The places read.</summary>
    public IReadOnlyList<Place> Reads => reads;

    /// <summary>The places written.</summary>
    public IReadOnlyList<Place> Writes => writes;

    /// <summary>The effects of an operation.</summary>
    public static Effects Of(Operation operation) =>
        Known.GetValue(operation, static o => new Effects([.. o.Reads.Distinct()], [.. o.Writes.Distinct()]));

    /// <summary>Whether one writes a place that the other reads or writes.</summary>
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
