using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Building;
using NE.Generators.Methods.Grow;
using NE.Generators.Methods.L2;
using NE.Generators.Methods.ReDo;
using NE.Generators.Methods.RegenerativeL2;
using NE.Generators.Methods.Reset;
using NE.Generators.Methods.Review;
using NE.Generators.Methods.Topology;
using NE.Generators.Methods.WeightClip;
using NE.Generators.Model;

namespace NE.Generators.Methods;

/// <summary>The methods, in the order in which they act within an update (docs/algorithm.md, One update).</summary>
internal static class MethodRegistry
{
    private static readonly IReadOnlyList<Func<Declaration, Method?>> All =
    [
        TopologyMethod.Of,
        L2Method.Of,
        RegenerativeL2Method.Of,
        WeightClipMethod.Of,
        ReviewMethod.Of,
        GrowMethod.Of,
        ReDoMethod.Of,
        ResetMethod.Of,
    ];

    /// <summary>Those of an experiment.</summary>
    public static IReadOnlyList<Method> Of(Declaration declaration) =>
        [.. All.Select(make => make(declaration)).Where(static method => method is not null).Select(static method => method!)];
}
