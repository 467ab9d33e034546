namespace NE.Generators.Building;

/// <summary>An algorithm: a feature. It states its networks' losses, how often they step, and how the agent acts.</summary>
internal abstract record Algorithm
{
    /// <summary>Lowers it to sections.</summary>
    public abstract void Lower(ProgramBuilder program);
}
