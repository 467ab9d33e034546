namespace NE.Dsl;

/// <summary>How growth is distributed over the run. At the same amplitude all schedules have the same sum, except <see cref="WarmDecay"/>.</summary>
public enum Anneal
{
    /// <summary>(amplitude / 2) · (1 + cos(π t / end)): much early, none at the end (NE paper, section 4.1).</summary>
    Cosine,

    /// <summary>amplitude / 2 at every event.</summary>
    Uniform,

    /// <summary>amplitude · (1 - t / end)^power.</summary>
    WarmDecay,
}
