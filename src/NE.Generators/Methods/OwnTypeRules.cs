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
    public static IEnumerable<Problem> Check(Declaration declaration) => SameName(declaration).Concat(NetworkName(declaration));

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
}
