namespace NE.Generators.Building.Points;

/// <summary>Adds sections after those of the algorithm.</summary>
internal interface ISections
{
    /// <summary>Adds the sections.</summary>
    void AddSections(ProgramBuilder program);
}
