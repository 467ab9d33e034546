namespace NE.Runtime.Topology;

/// <summary>How the connections grown at one event fare some intervals later, measured before anything changes (docs/reference/metrics.md).</summary>
/// <param name="Grown">Connections that the event grew.</param>
/// <param name="Alive">Share of them that has been live without a break, in [0, 1].</param>
/// <param name="Moved">Share of them that is alive and differs from its value at birth by more than 1e-8, in [0, 1].</param>
/// <param name="GradientRatio">
/// Mean |G| of those alive over mean |G| of the connections that were live before the event; NaN when either group is empty or the older
/// group has no gradient.
/// </param>
public readonly record struct NewbornRecord(int Grown, double Alive, double Moved, double GradientRatio);
