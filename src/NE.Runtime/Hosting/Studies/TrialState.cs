using NE.Runtime.Telemetry;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting.Studies;

/// <summary>One trial of a running study.</summary>
/// <param name="trial">The trial.</param>
/// <param name="folder">Its run folder.</param>
internal sealed class TrialState(StudyTrial trial, string folder)
{
    internal StudyTrial Trial { get; } = trial;

    internal string Folder { get; } = folder;

    internal TrialStatus Status { get; set; }

    /// <summary>The latest progress reported by its process.</summary>
    internal ProgressState? Progress { get; set; }

    /// <summary>Why it failed, in one sentence.</summary>
    internal string Reason { get; set; } = "";

    /// <summary>Whether it was complete before this study started.</summary>
    internal bool Before { get; set; }

    /// <summary>Its display name: <c>NeTd3  Ant-v4  seed 3</c>.</summary>
    internal string Title
    {
        get
        {
            ExperimentDefinition experiment = Trial.Row.Experiment;
            string point = experiment.Point == "default" ? "" : "  " + experiment.Point;
            return $"{experiment.Name}  {experiment.Task.Name}{point}  seed {Trial.Seed}";
        }
    }
}
