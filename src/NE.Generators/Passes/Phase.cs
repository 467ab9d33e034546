using System.Collections.Generic;
using NE.Generators.Program;

namespace NE.Generators.Passes;

/// <summary>
/// A stretch of a section on a device: first everything that goes through samples, where a block keeps to rows of its own and waits for
/// itself alone; then, when all blocks are done with that, everything that goes through weights.
/// </summary>
/// <param name="Rows">The operations on samples, in order.</param>
/// <param name="Weights">The work on weights; it may be done in any order, since none of it reads what other of it writes.</param>
internal sealed record Phase(IReadOnlyList<Operation> Rows, IReadOnlyList<Operation> Weights);
