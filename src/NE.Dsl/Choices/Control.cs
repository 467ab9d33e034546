namespace NE.Dsl;

/// <summary>What the size of a growth event follows.</summary>
public enum Control
{
    /// <summary>The schedule alone; what pruning takes is not made up for (Paper).</summary>
    OpenLoop,

    /// <summary>
    /// The density that the schedule asks for by now, less what is live, so that the density follows its curve exactly (Recommended).
    /// </summary>
    ClosedLoop,
}
