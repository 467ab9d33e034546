namespace NE.Dsl;

/// <summary>Which layers keep all their weights and never change.</summary>
public enum Protect
{
    /// <summary>
    /// The first and the last layer of each network (NE paper, appendix). If the density does not allow this, the largest is released and
    /// the build reports it.
    /// </summary>
    FirstAndLast,

    /// <summary>None: every layer may start sparse.</summary>
    None,
}
