namespace NE.Generators.Model;

/// <summary>What a network is for.</summary>
internal enum NetworkRole
{
    /// <summary>Maps an observation to an action.</summary>
    Actor,

    /// <summary>Maps an observation and an action to a value.</summary>
    Critic,
}
