namespace NE.Generators.Program;

/// <summary>State of the runtime that is neither a buffer nor a parameter: the replay buffer, the log, a method's memory.</summary>
/// <param name="Name">Its name, unique in the program.</param>
internal sealed record StateId(string Name)
{
    /// <summary>The stored transitions.</summary>
    public static StateId Replay { get; } = new("replay");

    /// <summary>The receiver of metrics and records.</summary>
    public static StateId Log { get; } = new("log");
}
