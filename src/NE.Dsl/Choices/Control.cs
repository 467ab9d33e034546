namespace NE.Dsl;

/// <summary>What determines the size of a growth event.</summary>
public enum Control
{
    /// <summary>The schedule alone, without compensation for pruning (Paper).</summary>
    OpenLoop,

    /// <summary>
    /// The density prescribed by the schedule minus the current density, so that the density follows its curve exactly (Recommended).
    /// </summary>
    ClosedLoop,
}
