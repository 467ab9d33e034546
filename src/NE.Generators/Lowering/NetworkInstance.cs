namespace NE.Generators.Lowering;

/// <summary>A network with weights of its own.</summary>
/// <param name="Field">The agent's field.</param>
/// <param name="Name">Name in logs and checkpoints: <c>Policy</c>, <c>Value1</c>.</param>
/// <param name="Network">Its routines.</param>
/// <param name="FirstNumber">Number of its first layer within the agent.</param>
internal sealed record NetworkInstance(string Field, string Name, NetworkProgram Network, int FirstNumber)
{
    /// <summary>What names of fields that belong to it begin with.</summary>
    public string Prefix => Field.TrimStart('@');
}
