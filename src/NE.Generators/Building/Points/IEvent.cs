namespace NE.Generators.Building.Points;

/// <summary>Changes layers now and then.</summary>
internal interface IEvent
{
    /// <summary>Whether it asks the objectives for what they give on a batch of the event.</summary>
    bool Measures { get; }

    /// <summary>Adds the section of its events.</summary>
    void AddEvents(ProgramBuilder program);
}
