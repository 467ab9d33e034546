namespace NE.Generators.Model;

/// <summary>What is printed for one place: its agent, or stand-ins for its layers. One of the two is null.</summary>
/// <param name="Declaration">The complete experiment.</param>
/// <param name="Incomplete">A place of which no agent can be made.</param>
internal sealed record Output(Declaration? Declaration, Declared? Incomplete)
{
    /// <summary>Decides what to print.</summary>
    /// <remarks>Problems and what was written but is not printed are left behind: they must not print anything anew.</remarks>
    public static Output Of(Resolution resolution, bool runtime) => runtime && resolution.Complete
        ? new(resolution.Declaration, null)
        : new(null, resolution.Declared with { Parts = [], Without = [], Task = null, Summary = "", ReferencedBases = [] });

    /// <summary>Full name of the experiment whose program this one runs; null when it has a program of its own.</summary>
    public string? Program { get; init; }
}
