namespace NE.Runtime.Topology;

/// <summary>
/// The state of the connections grown at one event, some intervals later, measured before anything changes (docs/reference/metrics.md).
/// </summary>
/// <param name="Grown">Connections that the event grew.</param>
/// <param name="Alive">Fraction of them that has been live ever since, in [0, 1].</param>
/// <param name="Moved">Fraction of them that is alive and differs from its value at birth by more than 1e-8, in [0, 1].</param>
/// <param name="GradientRatio">
/// Mean |G| of those alive, divided by the mean |G| of the connections that were live before the event; NaN if either group is empty or the
/// older group has no gradient.
/// </param>
public readonly record struct NewbornRecord(int Grown, double Alive, double Moved, double GradientRatio);
