namespace NE.Dsl;

/// <summary>
/// How useful a hidden unit is to its network, for continual backprop (Dohare et al. 2024). The incoming magnitude of a unit is the mean of
/// its |incoming weights|, the outgoing one that of its |outgoing weights|; h is its activation, and all utilities are running means over updates.
/// </summary>
public enum UnitUtility
{
    /// <summary>Outgoing magnitude times mean |h|: how much the unit contributes to what follows.</summary>
    Contribution,

    /// <summary>Outgoing magnitude alone.</summary>
    Weight,

    /// <summary>1 / incoming magnitude: units of small incoming weights adapt fastest.</summary>
    Adaptation,

    /// <summary>Outgoing magnitude times mean |h − running mean of h|: a constant contribution is taken over by the next biases.</summary>
    ZeroContribution,

    /// <summary>As <see cref="ZeroContribution"/>, divided by the incoming magnitude.</summary>
    AdaptableContribution,

    /// <summary>Mean |h − running mean of h| divided by the incoming magnitude.</summary>
    FeatureByInput,

    /// <summary>Random: the control that shows what a utility is worth.</summary>
    Random,
}
