using System.Collections.Generic;
using NE.Generators.Program;

namespace NE.Generators.Passes;

/// <summary>
/// A phase of a section on a device: first the operations on samples, where each block processes its own rows and synchronises only
/// internally; then, when all blocks are done, the operations on weights.
/// </summary>
/// <param name="Rows">The operations on samples, in order.</param>
/// <param name="Weights">The operations on weights, which may run in any order, since none reads another's result.</param>
internal sealed record Phase(IReadOnlyList<Operation> Rows, IReadOnlyList<Operation> Weights);
