namespace NE.Generators.Lowering;

/// <summary>What a section belongs to; each concern is a file of its own.</summary>
internal enum Concern
{
    /// <summary>Learning from transitions.</summary>
    Update,

    /// <summary>Topology events.</summary>
    Scheduler,

    /// <summary>Measuring.</summary>
    Report,
}
