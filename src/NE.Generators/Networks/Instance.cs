namespace NE.Generators.Networks;

/// <summary>One copy of a network's parameters.</summary>
/// <param name="network">The network.</param>
/// <param name="fieldName">The agent's field.</param>
/// <param name="name">Name in logs and checkpoints: <c>Policy</c>, <c>Value1</c>.</param>
/// <param name="copy">Index among the copies of its network, from 0.</param>
/// <param name="firstNumber">Number of its first matrix within the agent: the unit of its initial random numbers.</param>
internal sealed class Instance(Network network, string fieldName, string name, int copy, int firstNumber)
{
    /// <summary>The network.</summary>
    public Network Network => network;

    /// <summary>The agent's field.</summary>
    public string Field => fieldName;

    /// <summary>Prefix of the names of its fields.</summary>
    public string Prefix => fieldName.TrimStart('@');

    /// <summary>Name in logs and checkpoints.</summary>
    public string Name => name;

    /// <summary>Index among the copies of its network, from 0.</summary>
    public int Copy => copy;

    /// <summary>Number of its first matrix within the agent.</summary>
    public int FirstNumber => firstNumber;

    /// <inheritdoc/>
    public override string ToString() => fieldName;
}
