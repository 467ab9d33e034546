using System.Collections.Generic;

namespace NE.Generators.Program;

/// <summary>Operations that belong together.</summary>
/// <param name="Caption">A sentence that describes them, or empty.</param>
/// <param name="Operations">The operations in order; passes replace them.</param>
internal sealed record Step(string Caption, List<Operation> Operations);
