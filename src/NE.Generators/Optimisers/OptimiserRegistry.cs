using System;
using System.Collections.Generic;
using NE.Dsl;
using NE.Generators.Model;
using NE.Generators.Program;

namespace NE.Generators.Optimisers;

/// <summary>The optimisers.</summary>
internal static class OptimiserRegistry
{
    /// <summary>Names of what optimisers add to generated classes.</summary>
    public static IEnumerable<ReservedNames> Names => [OptimiserGroup.Names, RateSchedules.Names, UpgdOptimiser.Names, TracOptimiser.Names];

    /// <summary>The optimiser of an experiment.</summary>
    /// <exception cref="NotSupportedException">The experiment's optimiser is not registered.</exception>
    public static Optimiser Of(Declaration declaration)
    {
        AgentMember? schedule = RateSchedules.Member(declaration.Algorithm);
        return declaration.Optimiser switch
        {
            AdamAttribute => new AdamOptimiser(schedule),
            AdamWAttribute => new AdamWOptimiser(schedule),
            TracAttribute => new TracOptimiser(schedule),
            SgdAttribute => new SgdOptimiser(schedule),
            UpgdAttribute => new UpgdOptimiser(schedule),
            OptimiserAttribute other => throw new NotSupportedException($"No optimiser is registered for {other.GetType().Name}."),
        };
    }
}
