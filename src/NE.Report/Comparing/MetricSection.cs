namespace NE.Report.Comparing;

/// <summary>The sections of the page that show metrics.</summary>
internal enum MetricSection
{
    /// <summary>Returns, losses, values.</summary>
    Training,

    /// <summary>What the networks can still learn: activity, ranks, norms, gradients, churn.</summary>
    Plasticity,

    /// <summary>Connections and their events.</summary>
    Topology,

    /// <summary>Experience review.</summary>
    Review,

    /// <summary>Arithmetic.</summary>
    Cost,

    /// <summary>Metrics of the user's own.</summary>
    Own,
}
