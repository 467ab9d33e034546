using System.Collections.Generic;
using System.Linq;
using NE.Generators.Methods;
using NE.Generators.Model;
using NE.Generators.Optimisers;

namespace NE.Generators.Diagnostics.Rules;

/// <summary>All rules about a complete experiment.</summary>
internal static class DeclarationRules
{
    /// <summary>Checks an experiment.</summary>
    /// <param name="declaration">The experiment; values out of range are already replaced by the preset's.</param>
    /// <param name="sizesKnown">False when the task is not known, so that nothing can be said about sizes.</param>
    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown) => RunRules.Check(declaration)
        .Concat(NetworkRules.Check(declaration, sizesKnown))
        .Concat(MethodRegistry.Check(declaration, sizesKnown))
        .Concat(OptimiserRules.Check(declaration))
        .Concat(NameRules.Check(declaration));
}
