using System.Collections.Generic;
using NE.Generators.Program;

namespace NE.Generators.Passes;

/// <summary>Decides from effects which operations may be reordered.</summary>
internal static class Hazards
{
    /// <summary>Whether operation j may run directly after operation i.</summary>
    public static bool MovesUp(IReadOnlyList<Operation> operations, int i, int j)
    {
        for (int k = i + 1; k < j; k++)
        {
            if (operations[k].Conflicts(operations[j]))
            {
                return false;
            }
        }

        return true;
    }
}
