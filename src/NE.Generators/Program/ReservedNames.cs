using System.Collections.Generic;

namespace NE.Generators.Program;

/// <summary>Names that a feature uses in generated classes; a declared name equal to one of them is reported or gets a suffix.</summary>
internal sealed record ReservedNames
{
    /// <summary>Members of the agent: neither its class nor a network can have such a name.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>Fields, parameters and locals of the agent.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Endings of fields that the agent has for each network: its buffers, its meters.</summary>
    public IReadOnlyList<string> Suffixes { get; init; } = [];

    /// <summary>Members of a network: no layer can have such a name.</summary>
    public IReadOnlyList<string> NetworkMembers { get; init; } = [];

    /// <summary>Parameters of the methods of a network.</summary>
    public IReadOnlyList<string> NetworkWords { get; init; } = [];
}
