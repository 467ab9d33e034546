using System;

namespace NE.Dsl;

/// <summary>The costly measurements: ranks, activity and weight statistics (docs/algorithm.md, Metrics).</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MetricsAttribute : PartAttribute
{
    /// <summary>Updates between measurements.</summary>
    /// <value>1 to 1,000,000,000,000, in updates. Default 10,000 (ours; docs/algorithm.md, Metrics).</value>
    [Setting(
        Least = 1, Unit = "updates", Source = "ours; docs/algorithm.md, Metrics", Run = true, RunName = "MetricsEvery",
        InRunSettings = true)]
    public long Every { get; set; } = 10_000;

    /// <summary>
    /// Updates after which the probe batch is drawn anew, so that diagnoses speak of the states that the agent sees now and not of its
    /// warm-up.
    /// </summary>
    /// <value>1 to 2,147,483,647, in updates. Default 10,000 (ours; docs/algorithm.md, Metrics).</value>
    [Setting(Least = 1, Unit = "updates", Source = "ours; docs/algorithm.md, Metrics")]
    public int ProbeEvery { get; set; } = 10_000;
}
