using NE.Generators.Diagnostics;
using NE.Generators.Model;

namespace NE.Generators.FrontEnds.Attributes;

/// <summary>The declaration of a class and its problems.</summary>
/// <param name="Declared">The declaration.</param>
/// <param name="Problems">Problems of this class alone; the generator ignores them, the analyzer shows them.</param>
internal sealed record Reading(Declared Declared, EquatableArray<Problem> Problems);
