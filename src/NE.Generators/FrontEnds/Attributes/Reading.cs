using NE.Generators.Diagnostics;
using NE.Generators.Model;

namespace NE.Generators.FrontEnds.Attributes;

/// <summary>What a class states, and what is wrong with how it states it.</summary>
/// <param name="Declared">The statement.</param>
/// <param name="Problems">Problems of this class alone; the generator ignores them, the analyzer shows them.</param>
internal sealed record Reading(Declared Declared, EquatableArray<Problem> Problems);
