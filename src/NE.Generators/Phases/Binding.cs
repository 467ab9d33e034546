using System.Linq;
using NE.Generators.Lowering;
using NE.Generators.Model;

namespace NE.Generators.Phases;

/// <summary>What the names in a network's routine stand for where it is called.</summary>
/// <param name="Network">The network whose routine it is, the first of twins; null for an operation of the agent.</param>
/// <param name="Target">Whether the routine reads the target network.</param>
/// <param name="Twins">Whether it is called for both critics.</param>
/// <param name="Arguments">Parameters and what they stand for.</param>
internal sealed record Binding(NetworkInstance? Network, bool Target, bool Twins, EquatableArray<(string Parameter, string Name)> Arguments)
{
    /// <summary>That of an operation of the agent, whose names stand for themselves.</summary>
    public static Binding None { get; } = new(null, false, false, []);

    /// <summary>The value that a name of the routine stands for: <c>cache.Hidden1</c> becomes <c>value1Cache.Hidden1</c>.</summary>
    public Value Resolve(Value value)
    {
        int dot = value.Name.IndexOf('.');
        string head = dot < 0 ? value.Name : value.Name.Substring(0, dot), tail = dot < 0 ? "" : value.Name.Substring(dot);
        (string Parameter, string Name) argument = Arguments.FirstOrDefault(a => a.Parameter == head);
        return argument.Parameter is null ? value : value with { Name = argument.Name + tail };
    }
}
