using System.Collections.Generic;
using System.Linq;
using NE.Generators.Networks;

namespace NE.Generators.Program;

/// <summary>Operations on formal places: a method of a network's class, or of the agent's if there is no network.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Summary">Its summary in one sentence.</param>
/// <param name="Network">The network, or null.</param>
/// <param name="Concern">The file of an agent's routine.</param>
/// <param name="Formals">The parameters.</param>
/// <param name="Steps">The operations in order, under captions.</param>
internal sealed record Routine(string Name, string Summary, Network? Network, Concern Concern, List<Group> Formals, List<Step> Steps)
{
    /// <summary>The scalar it returns, or null.</summary>
    public Value? Result { get; set; }

    /// <summary>The operations in order.</summary>
    public IEnumerable<Operation> Body => Steps.SelectMany(static step => step.Operations);

    /// <summary>Whether its caller selects online or target parameters.</summary>
    public bool Sided => Body.Any(static o => Effects.Of(o).Reads.Concat(Effects.Of(o).Writes).Any(static p => p.Parameter?.Part == Part.Given));

    /// <summary>Whether its caller supplies the random stream.</summary>
    public bool Streamed { get; init; }

    /// <summary>Whether its caller supplies a layer.</summary>
    public bool Layered { get; init; }

    /// <summary>The run values passed to a network's routine.</summary>
    public IReadOnlyList<Number> Given =>
        Network is null ? [] : [.. Body.SelectMany(static o => o.Numbers).Where(static n => n.Run).Distinct()];
}
