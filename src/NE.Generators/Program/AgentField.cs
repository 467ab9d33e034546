namespace NE.Generators.Program;

/// <summary>A field of the agent other than its networks, buffers and numbers.</summary>
/// <param name="Type">Its C# type.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value from the constructor; null for a number that sections write.</param>
/// <param name="Purpose">Its purpose in one phrase; empty if the name is sufficient.</param>
internal sealed record AgentField(string Type, string Name, string? Value, string Purpose)
{
    /// <summary>Whether it refers to networks, and is therefore constructed after them.</summary>
    public bool NeedsNetworks { get; init; }

    /// <summary>Whether it has state in checkpoints: methods <c>Save(writer)</c> and <c>Load(reader)</c>.</summary>
    public bool Saved { get; init; }

    /// <summary>Its place in a learner's memory on a device; null if kernels do not use it.</summary>
    public DeviceState? OnDevice { get; init; }
}
