namespace NE.Generators.Program;

/// <summary>What a section belongs to; each concern is a file of its own.</summary>
/// <param name="Name">The part of the file's name behind the experiment's.</param>
internal sealed record Concern(string Name)
{
    /// <summary>How the agent acts and what it is asked.</summary>
    public static Concern Agent { get; } = new("Agent");

    /// <summary>Learning from transitions.</summary>
    public static Concern Update { get; } = new("Update");

    /// <summary>Changes of layers at events.</summary>
    public static Concern Scheduler { get; } = new("Scheduler");

    /// <summary>Measuring.</summary>
    public static Concern Metrics { get; } = new("Metrics");
}
