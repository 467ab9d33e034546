namespace NE.Generators.Program;

/// <summary>The topic of a section; each concern is printed to a separate file.</summary>
/// <param name="Name">The part of the file name after the experiment's.</param>
internal sealed record Concern(string Name)
{
    /// <summary>Acting and queries.</summary>
    public static Concern Agent { get; } = new("Agent");

    /// <summary>Learning from transitions.</summary>
    public static Concern Update { get; } = new("Update");

    /// <summary>Changes of layers at events.</summary>
    public static Concern Scheduler { get; } = new("Scheduler");

    /// <summary>Measurements.</summary>
    public static Concern Metrics { get; } = new("Metrics");
}
