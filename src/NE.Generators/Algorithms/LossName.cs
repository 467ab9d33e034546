using System.Collections.Generic;
using NE.Generators.Networks;
using NE.Generators.Program;

namespace NE.Generators.Algorithms;

/// <summary>Names of losses.</summary>
internal static class LossName
{
    /// <summary>The name of a network's loss; the sum of its copies' losses has the network's name.</summary>
    public static string Of(IReadOnlyList<Instance> copies) =>
        (copies.Count > 1 ? MemberNames.NetworkField(copies[0].Network.Name) : copies[0].Prefix).TrimStart('@') + "Loss";
}
