using NE.Generators.Model;

namespace NE.Generators.Optimisers;

/// <summary>The optimisers.</summary>
internal static class OptimiserRegistry
{
    /// <summary>The optimiser of an experiment.</summary>
    public static Optimiser Of(Declaration declaration) => new AdamOptimiser(RateSchedules.Member(declaration.Algorithm));
}
