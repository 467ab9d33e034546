using NE.Runtime.Topology;

namespace NE.Trials.Own;

/// <summary>Activity times outgoing weight: what a unit contributes to the next layer.</summary>
public readonly struct Contribution : IUnitUtility
{
    /// <inheritdoc/>
    public static double Utility(in HiddenUnit unit) => unit.Activity * unit.Outgoing;
}
