using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;

namespace NE.Generators.Methods.ContinualBackprop;

/// <summary>Checks that no other method resets the same units.</summary>
internal static class ContinualBackpropRules
{
    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown) =>
        UnitResetConflict.Between<ContinualBackpropAttribute, ReDoAttribute>(declaration)
            .Concat(UnitResetConflict.Between<ContinualBackpropAttribute, SelfNormalisedResetsAttribute>(declaration));
}
