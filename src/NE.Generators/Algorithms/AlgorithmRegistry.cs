using NE.Generators.Building;
using NE.Generators.Model;

namespace NE.Generators.Algorithms;

/// <summary>The algorithms.</summary>
internal static class AlgorithmRegistry
{
    /// <summary>That of an experiment.</summary>
    public static Algorithm Of(Declaration declaration) => new Td3(declaration);
}
