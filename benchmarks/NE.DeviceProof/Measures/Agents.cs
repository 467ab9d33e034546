using System.Collections.Generic;
using System.Linq;
using NE.Runtime.Training;

namespace NE.DeviceProof.Measures;

/// <summary>The experiments that this program was compiled with.</summary>
internal static class Agents
{
    /// <summary>
    /// Small networks and batches: plain TD3, NE with growth and pruning every 40 updates, NE with layer normalisation, NE with SAC, NE with
    /// residual blocks.
    /// </summary>
    public static IReadOnlyList<ExperimentDefinition> Small { get; } =
        [Named("PlainTrial"), Named("RecommendedTrial"), Named("NormTrial"), Named("GrowingSoftTrial"), Named("ResidualTrial")];

    /// <summary>HalfCheetah's sizes, 17 observations and 6 actions, networks of 256-128, batch 256, with events every 40 updates.</summary>
    public static IReadOnlyList<ExperimentDefinition> Full { get; } = [Named("FullSizePlainTrial"), Named("FullSizeTrial")];

    /// <summary>Small NE, for what is slow.</summary>
    public static ExperimentDefinition SmallNe => Small[1];

    /// <summary>TD3 of the example, for speeds. Nothing but updates happens.</summary>
    public static ExperimentDefinition Td3 { get; } = Quiet(Named("Td3"));

    /// <summary>NE-TD3 of the example with the preset Recommended at its first densities, for speeds.</summary>
    public static ExperimentDefinition NeTd3 { get; } = Quiet(Named("NeTd3"));

    /// <summary>SAC of the example, for speeds.</summary>
    public static ExperimentDefinition Sac { get; } = Quiet(Named("Sac"));

    private static ExperimentDefinition Named(string name) => Experiments.All.First(experiment => experiment.Name == name);

    private static ExperimentDefinition Quiet(ExperimentDefinition experiment) =>
        experiment with { Settings = experiment.Settings with { Until = 1, MetricsEvery = int.MaxValue } };
}
