using System.Collections.Generic;

namespace NE.Generators.FrontEnds;

/// <summary>Names of members that generated code gives its classes. A test compares them with what is printed.</summary>
internal static class ReservedNames
{
    /// <summary>Members of an agent, which no network may be called.</summary>
    public static IReadOnlyCollection<string> Agent { get; } = new HashSet<string>
    {
        "Act", "ActionLimit", "Actions", "BatchSize", "Change", "ChangeTopology", "Definition", "Diagnose", "Dispose", "FinalDensity",
            "Finite", "GatherProbe",
        "GrowEvery", "Learners", "Load", "ObserveActivity", "ObserveEvery", "Observations", "PolicyDelay", "ProbeSize", "Rate", "Report",
            "ReviewUnits",
        "ReviewWindow", "Save", "ScoreConnections", "Settings", "Update", "UpdateCritics", "UpdatePolicy", "Updates",
    };

    /// <summary>Members of a network, which no layer may be called.</summary>
    public static IReadOnlyCollection<string> Network { get; } = new HashSet<string>
    {
        "ActionGradient", "Backward", "Follow", "Forward", "Initialise", "Load", "Save", "Score", "Step", "Trace",
    };
}
