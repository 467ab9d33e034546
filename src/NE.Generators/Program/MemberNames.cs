using System.Collections.Generic;
using System.Linq;
using NE.Generators.Algorithms;
using NE.Generators.Methods;
using NE.Generators.Metrics;
using NE.Generators.Optimisers;

namespace NE.Generators.Program;

/// <summary>Names of generated members: those of every program, those of features, and those derived from declared names.</summary>
internal static class MemberNames
{
    private static readonly IReadOnlyList<ReservedNames> Features =
        [.. AlgorithmRegistry.Names, .. MethodRegistry.Names, .. MetricRegistry.Names, .. OptimiserRegistry.Names];

    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float",
        "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new",
        "null", "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return",
        "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try",
        "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    ];

    /// <summary>Members of a generated agent: names that neither its class nor a network can have.</summary>
    public static IReadOnlyCollection<string> AgentMembers { get; } =
    [
        "Act", "ActionLimit", "Actions", "AgentSettings", "BatchSize", "BeginTask", "Definition", "DeviceKernels", "Diagnose", "Dispose",
        "Explore", "Finite", "GatherProbe", "Learners", "Load", "Observations", "ProbeEvery", "ProbeSize", "Report", "Save", "Settings", "Update",
        "Updates", .. Features.SelectMany(static feature => feature.Members),
    ];

    /// <summary>Namespaces of the runtime that generated files name by aliases.</summary>
    public static IReadOnlyList<string> RuntimeNamespaces { get; } =
    [
        "Environments", "Gpu", "Kernels", "Memory", "Methods", "Metrics", "Networks", "Random", "Replay", "Review", "Telemetry", "Threading",
        "Topology", "Training",
    ];

    /// <summary>Namespaces used in generated files: names that a class in the global namespace cannot have.</summary>
    public static IReadOnlyCollection<string> Namespaces { get; } = [.. RuntimeNamespaces, "Dsl", "NE", "System"];

    /// <summary>Members of a generated network: names that a layer cannot have.</summary>
    public static IReadOnlyCollection<string> NetworkMembers { get; } =
    [
        "Backward", "BackwardWork", "Forward", "ForwardCache", "ForwardWork", "Initialise", "InputGradient", "InputGradientWork", "Load",
        "Save", "Score", "SoftUpdate", "SoftUpdateWork", "Step", "StepWork", .. Features.SelectMany(static feature => feature.NetworkMembers),
    ];

    /// <summary>Fields, parameters and locals of the agent; the field of a network with such a name gets a suffix.</summary>
    public static IReadOnlyCollection<string> AgentWords => Agent;

    /// <summary>Fields, parameters and locals of a network's class; the field of a layer with such a name gets a suffix.</summary>
    public static IReadOnlyCollection<string> NetworkWords => Network;

    private static readonly HashSet<string> Agent =
    [
        "actions", "arena", "batch", "cache", "cache1", "cache2", "context", "counter", "due", "i", "input", "layer", "learner",
        "log", "loss", "metrics", "network", "observations", "probe", "reader", "replay", "seed", "settings", "shared", "stream",
        "updates", "writer", .. Features.SelectMany(static feature => feature.Words),
    ];

    private static readonly HashSet<string> Network =
    [
        "arena", "batch", "cache", "firstNumber", "gradient", "input", "inputGradient", "name", "network", "reader", "seed", "side",
        "writer", .. Features.SelectMany(static feature => feature.NetworkWords),
    ];

    // Suffixes of the agent's fields for each network: buffers of its passes, meters.
    private static readonly string[] OfNetwork =
        ["Target", "Cache", "Gradient", "Probe", "Before", "Loss", .. Features.SelectMany(static feature => feature.Suffixes)];

    /// <summary>Name of the field for a network or one of its twins.</summary>
    public static string NetworkField(string name) => Field(name, Agent, "Network");

    /// <summary>Fields of the networks, one for each twin.</summary>
    public static IEnumerable<string> InstanceFields(string network, int twins) => twins == 1
        ? [NetworkField(network)]
        : Enumerable.Range(1, twins).Select(number => NetworkField(network) + number);

    /// <summary>All members and locals of the agent that are named after one instance of a network.</summary>
    /// <param name="field">The field of the instance.</param>
    /// <param name="more">Additional suffixes for the network's role.</param>
    public static IEnumerable<string> OfInstance(string field, IReadOnlyList<string> more)
    {
        string stem = field.TrimStart('@');
        return OfNetwork.Concat(more).Select(part => stem + part).Concat([stem]);
    }

    /// <summary>Members of the agent that are named after a user-defined type: its interval, its section, its coefficient.</summary>
    /// <param name="type">The type's simple name.</param>
    public static IReadOnlyList<string> OfOwn(string type) => [type + "Every", "Apply" + type, type + "Weight"];

    /// <summary>Name of the field for a layer.</summary>
    public static string LayerField(string name) => Field(name, Network, "Layer");

    /// <summary>The declared name, escaped if it is a C# keyword.</summary>
    public static string Escape(string name) => Keywords.Contains(name) ? "@" + name : name;

    private static string Field(string name, HashSet<string> taken, string suffix)
    {
        string field = char.ToLowerInvariant(name[0]) + name.Substring(1);
        return field == name || taken.Contains(field) ? field + suffix : Escape(field);
    }
}
