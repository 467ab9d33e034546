namespace NE.Generators.Building.Points;

/// <summary>Changes layers at intervals.</summary>
internal interface IEvent
{
    /// <summary>Whether it computes the objectives on a batch of the event.</summary>
    bool Measures { get; }

    /// <summary>Adds the section of its events.</summary>
    void AddEvents(ProgramBuilder program);
}
