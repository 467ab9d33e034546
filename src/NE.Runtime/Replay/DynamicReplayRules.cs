namespace NE.Runtime.Replay;

/// <summary>Options of the dynamic-capacity replay buffer.</summary>
public readonly record struct DynamicReplayRules
{
    /// <summary>Distance of policies above which transitions are dropped.</summary>
    public double Distance { get; init; }

    /// <summary>Stored transitions up to which none are dropped.</summary>
    public int Least { get; init; }

    /// <summary>Share of the stored transitions that is dropped at once.</summary>
    public double Dropped { get; init; }
}
