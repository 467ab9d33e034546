using System.Collections.Generic;
using System.Linq;
using NE.Generators.Model;

namespace NE.Generators.Roles;

/// <summary>The roles of networks.</summary>
internal static class RoleRegistry
{
    /// <summary>All roles, in the order of an experiment's networks.</summary>
    public static IReadOnlyList<NetworkRole> All { get; } = [new ActorRole(), new CriticRole()];

    /// <summary>The role of a word, or null.</summary>
    public static NetworkRole? Find(string word) => All.FirstOrDefault(role => role.Word == word);
}
