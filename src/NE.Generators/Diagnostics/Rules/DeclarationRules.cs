using System.Collections.Generic;
using System.Linq;
using NE.Generators.Model;

namespace NE.Generators.Diagnostics.Rules;

/// <summary>All rules about a complete experiment.</summary>
internal static class DeclarationRules
{
    /// <summary>Checks an experiment.</summary>
    /// <param name="declaration">The experiment; values out of range are already replaced by the preset's.</param>
    /// <param name="sizesKnown">False when the task is not known, so that nothing can be said about sizes.</param>
    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown)
    {
        IEnumerable<Problem> problems = RunRules.Check(declaration)
            .Concat(NetworkRules.Check(declaration, sizesKnown))
            .Concat(GrowthRules.Check(declaration, sizesKnown))
            .Concat(PruneRules.Check(declaration, sizesKnown))
            .Concat(ReviewRules.Check(declaration))
            .Concat(ClipRules.Check(declaration))
            .Concat(OptimiserRules.Check(declaration))
            .Concat(NameRules.Check(declaration));
        return sizesKnown ? problems.Concat(DensityRules.Check(declaration)) : problems;
    }
}
