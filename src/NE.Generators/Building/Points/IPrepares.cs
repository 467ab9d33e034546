namespace NE.Generators.Building.Points;

/// <summary>Gives the agent what a method keeps, before anything is lowered.</summary>
internal interface IPrepares
{
    /// <summary>Adds fields and numbers.</summary>
    void Prepare(ProgramBuilder program);
}
