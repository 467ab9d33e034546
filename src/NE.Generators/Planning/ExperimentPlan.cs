using System.Collections.Generic;
using System.Linq;
using NE.Generators.Model;
using NE.Generators.Vocabulary;

namespace NE.Generators.Planning;

/// <summary>One experiment with all sizes determined.</summary>
/// <param name="Declaration">The experiment as declared.</param>
/// <param name="Networks">All networks, in the order in which their layers are numbered; one plan for all twins.</param>
internal sealed record ExperimentPlan(Declaration Declaration, EquatableArray<NetworkPlan> Networks)
{
    /// <summary>Update at which growth ends for the declared length of the run.</summary>
    public long GrowthEnd => Declaration.Grow is { Until: > 0 } grow ? grow.Until : UpdateClock.Total(Declaration);

    /// <summary>Number of topology events of the declared run.</summary>
    public long Events => Declaration.Grow is { Every: > 0 } grow ? GrowthSchedule.Events(GrowthEnd, grow.Every) : 0;

    /// <summary>Whether topology events change any layer.</summary>
    public bool Elastic => Declaration.Grow is not null && Networks.Any(static network => network.Elastic);

    /// <summary>The active parts, in the order of the vocabulary: without an elastic layer there are no topology events.</summary>
    public IEnumerable<PartValues> Parts =>
        Declaration.Parts.Where(part => Elastic || Schema.Find(part.Name) is not { InEvents: true });
}
