namespace NE.Runtime.Hosting.Studies;

/// <summary>The status of a trial.</summary>
internal enum TrialStatus
{
    /// <summary>It has not started in this study.</summary>
    Waiting,

    /// <summary>A process trains it.</summary>
    Running,

    /// <summary>It reached its last step.</summary>
    Complete,

    /// <summary>It failed for a reason that a restart does not fix.</summary>
    Failed,

    /// <summary>It was saved and can be resumed.</summary>
    Stopped,
}
