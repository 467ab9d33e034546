using System.Collections.Generic;

namespace NE.Generators.Program;

/// <summary>Operations that belong together.</summary>
/// <param name="Caption">What they do, as a sentence; empty for none.</param>
/// <param name="Operations">The operations in order; passes replace them.</param>
internal sealed record Step(string Caption, List<Operation> Operations);
