namespace NE.Runtime.Hosting.Studies;

/// <summary>How far a trial is.</summary>
internal enum TrialStatus
{
    /// <summary>It has not started in this study.</summary>
    Waiting,

    /// <summary>A process trains it.</summary>
    Running,

    /// <summary>It reached its last step.</summary>
    Complete,

    /// <summary>It ended with a reason that another start does not mend.</summary>
    Failed,

    /// <summary>It saved and waits to be resumed.</summary>
    Stopped,
}
