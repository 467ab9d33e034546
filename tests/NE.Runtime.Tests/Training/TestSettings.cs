using System.Collections.Generic;
using NE.Runtime.Training;

namespace NE.Runtime.Tests.Training;

/// <summary>The run values of <see cref="TestLearners"/>: one more than every run has, as generated code declares them.</summary>
internal sealed record TestSettings : RunSettings
{
    /// <summary>Standard deviation of the exploration noise, as a share of the action limit.</summary>
    public required double ExplorationNoise { get; init; }

    public override IEnumerable<KeyValuePair<string, double>> AgentValues() => [new("exploration-noise", ExplorationNoise)];
}
