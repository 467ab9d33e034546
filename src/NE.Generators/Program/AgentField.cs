namespace NE.Generators.Program;

/// <summary>A field of the agent beside its networks, buffers and numbers.</summary>
/// <param name="Type">Its type as C# writes it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">What the constructor gives it; null for a number that sections write.</param>
/// <param name="Purpose">What it is for, one phrase; empty where the name says it.</param>
internal sealed record AgentField(string Type, string Name, string? Value, string Purpose)
{
    /// <summary>Whether it refers to networks, and so is made behind them.</summary>
    public bool NeedsNetworks { get; init; }

    /// <summary>Whether it has state that checkpoints keep: methods <c>Save(writer)</c> and <c>Load(reader)</c>.</summary>
    public bool Saved { get; init; }

    /// <summary>Its place in a learner's memory on a device; null where kernels do not know it.</summary>
    public DeviceState? OnDevice { get; init; }
}
