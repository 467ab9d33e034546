using System;
using System.Collections.Generic;
using NE.Generators.Model;
using NE.Generators.Program;

namespace NE.Generators.Networks;

/// <summary>The place of a stage in a network under construction.</summary>
/// <param name="Network">The network.</param>
/// <param name="Stage">The stage.</param>
/// <param name="From">The output of the stage before it.</param>
/// <param name="Storage">Returns the storage of a matrix, given its name.</param>
internal sealed record StageSite(Network Network, LayerDeclaration Stage, Node From, Func<string, Storage> Storage)
{
    /// <summary>The modules that methods add before the activation of the stage.</summary>
    public IReadOnlyList<Module> BeforeActivation { get; init; } = [];
}
