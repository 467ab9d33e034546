namespace NE.Generators.Building.Points;

/// <summary>Adds a method's state to the agent before lowering.</summary>
internal interface IPrepares
{
    /// <summary>Adds fields and numbers.</summary>
    void Prepare(ProgramBuilder program);
}
