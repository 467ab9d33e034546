namespace NE.Runtime.Training;

/// <summary>How training ended.</summary>
public enum TrainingOutcome
{
    /// <summary>The run reached its last step.</summary>
    Complete,

    /// <summary>The run had already reached its last step; nothing was done.</summary>
    AlreadyComplete,

    /// <summary>The run was stopped; it was saved and can be resumed.</summary>
    Stopped,

    /// <summary>The run failed, which does not stop the others of its group. A group fails if all its runs did.</summary>
    Failed,
}
