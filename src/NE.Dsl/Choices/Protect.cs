namespace NE.Dsl;

/// <summary>Which layers keep all their weights and never change.</summary>
public enum Protect
{
    /// <summary>
    /// The first and the last layer of each network (NE paper, appendix). Where the budget does not allow it, the largest is released and
    /// the build says so.
    /// </summary>
    FirstAndLast,

    /// <summary>None: every layer may start sparse.</summary>
    None,
}
