using System.Collections.Generic;
using System.Linq;
using NE.Generators.Methods;
using NE.Generators.Model;
using NE.Generators.Optimisers;
using NE.Generators.Shifts;

namespace NE.Generators.Diagnostics.Rules;

/// <summary>All rules about a complete experiment.</summary>
internal static class DeclarationRules
{
    /// <summary>Checks an experiment.</summary>
    /// <param name="declaration">The experiment; values out of range have been replaced with the preset's.</param>
    /// <param name="sizesKnown">False if the task is unknown, so that sizes cannot be checked.</param>
    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown) => RunRules.Check(declaration)
        .Concat(NetworkRules.Check(declaration, sizesKnown))
        .Concat(MethodRegistry.Check(declaration, sizesKnown))
        .Concat(OptimiserRules.Check(declaration))
        .Concat(ShiftRules.Check(declaration, sizesKnown))
        .Concat(NameRules.Check(declaration));
}
