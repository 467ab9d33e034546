using System.Collections.Generic;
using System.Linq;
using NE.Generators.Program;

namespace NE.Generators.Passes;

/// <summary>Upward-exposed reads of a list of operations: places read before the list itself writes them, which other lists must preserve.</summary>
internal static class Exposed
{
    /// <summary>The exposed reads.</summary>
    public static IReadOnlyList<Place> Reads(IEnumerable<Operation> operations)
    {
        List<Place> exposed = [], written = [];
        foreach (Operation operation in operations)
        {
            Effects effects = Effects.Of(operation);
            exposed.AddRange(effects.Reads.Where(read => !written.Any(w => w.Covers(read))));
            written.AddRange(effects.Writes);
        }

        return exposed;
    }
}
