using System.Collections.Generic;
using System.Linq;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Program;

namespace NE.Generators.Methods;

/// <summary>Checks the names of user-defined types.</summary>
internal static class OwnTypeRules
{
    /// <summary>Reports types whose simple names, after which members of the agent are named, are taken.</summary>
    public static IEnumerable<Problem> Check(Declaration declaration) =>
        SameName(declaration).Concat(NetworkName(declaration)).Concat(LayerName(declaration));

    /// <summary>The problem of a part that needs a type and names none.</summary>
    /// <param name="part">The part.</param>
    /// <param name="contract">The interface that the type implements.</param>
    /// <param name="loss">What is lost without one, as a clause.</param>
    public static Problem Missing(string part, string contract, string loss) => new(
        ProblemId.OwnTypeMissing, $"{part} names no type, so {loss}; name one that implements {contract}, or delete it.",
        [Anchor.Part(part), Anchor.Declaration]);

    private static IEnumerable<Problem> SameName(Declaration declaration) =>
        from part in declaration.Parts
        where part.Own is not null
        group part by (part.Name, part.Own!.Simple) into same
        where same.Count() > 1
        select new Problem(
            ProblemId.OwnTypeNameTaken,
            $"{MessageFormat.All([.. same.Select(static part => part.Own!.Name)])} have the same name, and members of the agent are named after it; "
                + "rename one.",
            [Anchor.Part(PartKey.Of(same.Key.Name, same.Last().Own))]);

    private static IEnumerable<Problem> NetworkName(Declaration declaration) =>
        from part in declaration.Parts
        where part.Own is not null
        from network in declaration.Networks
        where MemberNames.OfOwn(part.Own!.Simple).Contains(network.Name)
        select new Problem(
            ProblemId.OwnTypeNameTaken,
            $"The network '{network.Name}' has the name of a member of the agent made for '{part.Own!.Name}'; rename one.",
            [Anchor.Part(PartKey.Of(part.Name, part.Own))]);

    private static IEnumerable<Problem> LayerName(Declaration declaration) =>
        from part in declaration.Parts
        where part.Own is not null
        from network in declaration.Networks
        from layer in network.Layers
        where MemberNames.OfOwn(part.Own!.Simple).Contains(layer.Name)
        select new Problem(
            ProblemId.OwnTypeNameTaken,
            $"The layer '{network.Name}.{layer.Name}' has the name of a member of its network made for '{part.Own!.Name}'; rename one.",
            [Anchor.Part(PartKey.Of(part.Name, part.Own))]);
}
