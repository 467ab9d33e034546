using System.Collections.Generic;

namespace NE.Generators.Lowering;

/// <summary>Names of generated members, made from declared ones.</summary>
internal static class Names
{
    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null",
        "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte",
        "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof",
        "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    ];

    /// <summary>Members of a generated agent: names that a network's class cannot have.</summary>
    public static IReadOnlyCollection<string> AgentMembers { get; } =
    [
        "Act", "ActionLimit", "Actions", "BatchSize", "Change", "ChangeOutput", "ChangeTopology", "Definition", "Diagnose", "Dispose",
        "FinalDensity", "Finite", "GatherProbe", "GrowEvery", "Judge", "KeepOutputs", "Learners", "Load", "MeasureChurn", "Observations",
        "ObserveActivity", "ObserveEvery", "PolicyDelay", "ProbeSize", "Rate", "Report", "ResetDormant", "ReviewUnits", "ReviewWindow",
        "Save", "ScoreConnections", "Settings", "Update", "UpdateCritics", "UpdatePolicy", "Updates",
    ];

    /// <summary>Members of a generated network: names that a layer cannot have.</summary>
    public static IReadOnlyCollection<string> NetworkMembers { get; } =
        ["ActionGradient", "Backward", "Follow", "Forward", "Initialise", "Load", "Save", "Score", "Step", "Trace"];

    // Fields, constants and locals of the agent that a network's name must not hide.
    private static readonly HashSet<string> Agent =
    [
        "arena", "settings", "seed", "replay", "log", "batch", "growthBatch", "probe", "target", "updates", "review", "observation",
        "learner", "metrics", "writer", "reader", "context", "observations", "actions", "discount", "tau", "kappa", "step", "layer",
        "count", "scheduled", "hidden", "reviewing", "loss", "network", "criticLoss", "actorLoss", "valueMean", "reviewShare",
        "actorMoments", "criticMoments",
    ];

    // Fields, parameters and locals of a network's class that a layer's name must not hide.
    private static readonly HashSet<string> Network = ["side", "input", "trace", "gradient", "step", "kappa", "tau", "seed", "writer", "reader", "actionGradient"];

    /// <summary>Name of the field for a network or one of its twins.</summary>
    public static string NetworkField(string name) => Field(name, Agent, "Network");

    /// <summary>Name of the field for a layer.</summary>
    public static string LayerField(string name) => Field(name, Network, "Layer");

    /// <summary>The declared name as C# writes it where it is a keyword.</summary>
    public static string Escape(string name) => Keywords.Contains(name) ? "@" + name : name;

    private static string Field(string name, HashSet<string> taken, string suffix)
    {
        string field = char.ToLowerInvariant(name[0]) + name.Substring(1);
        return field == name || taken.Contains(field) ? field + suffix : Escape(field);
    }
}
