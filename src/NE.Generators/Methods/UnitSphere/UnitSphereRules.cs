using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;

namespace NE.Generators.Methods.UnitSphere;

/// <summary>Checks that nothing else fixes the scale of the weights, or works against it.</summary>
internal static class UnitSphereRules
{
    public static IEnumerable<Problem> Check(Declaration declaration, bool sizesKnown) =>
        ProjectionConflict.Between<UnitSphereAttribute, WeightClipAttribute>(declaration).Concat(ProjectionConflict.WithDecay<UnitSphereAttribute>(declaration));
}
