using NE.Runtime.Training;

namespace NE.Trials;

/// <summary>The table of trials for the tests: no assembly sees the generated table of another.</summary>
internal static class AllTrials
{
    internal static ExperimentCatalogue All => Experiments.All;
}
