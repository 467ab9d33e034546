using System;
using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Building;
using NE.Generators.Model;
using NE.Generators.Program;

namespace NE.Generators.Algorithms;

/// <summary>The algorithms.</summary>
internal static class AlgorithmRegistry
{
    /// <summary>Names of what algorithms add to generated classes.</summary>
    public static IEnumerable<ReservedNames> Names => [Td3.Names, Sac.Names, OffPolicy.Names, Acting.Names];

    /// <summary>The algorithm of an experiment.</summary>
    /// <exception cref="NotSupportedException">The experiment's algorithm is not registered.</exception>
    public static Algorithm Of(Declaration declaration) => declaration.Algorithm switch
    {
        Td3Attribute settings => new Td3(declaration, settings),
        SacAttribute settings => new Sac(declaration, settings),
        AlgorithmAttribute other => throw new NotSupportedException($"No algorithm is registered for {other.GetType().Name}."),
    };
}
