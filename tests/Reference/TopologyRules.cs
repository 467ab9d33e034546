namespace NE.Reference;

/// <summary>What an experiment declares about one topology event beyond the counts.</summary>
public sealed record TopologyRules
{
    /// <summary>Connections with score exactly 0 are not grown.</summary>
    public bool SkipZeroScore { get; init; }

    /// <summary>Every element counts its own Adam steps, from its birth or reset on; else all share the network's count.</summary>
    public bool PerElementSteps { get; init; }

    /// <summary>Redrawn biases and outgoing weights set to 0 forget their moments.</summary>
    public bool ResetMoments { get; init; }

    /// <summary>Outgoing weights of a unit whose redrawn bias makes it fire become 0.</summary>
    public bool ZeroOutgoingOnRevival { get; init; }

    /// <summary>A newborn connection enters the target network at its value instead of 0.</summary>
    public bool CopyNewbornToTarget { get; init; }

    /// <summary>Largest neuron score at which a unit is dormant.</summary>
    public double DormantThreshold { get; init; }
}
