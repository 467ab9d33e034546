namespace NE.Report.Reading;

/// <summary>Where a run stands.</summary>
internal enum RunState
{
    /// <summary>It reached its last step.</summary>
    Complete,

    /// <summary>A process is training it.</summary>
    Running,

    /// <summary>It ended before its last step and can be resumed.</summary>
    Stopped,

    /// <summary>It ended with an error.</summary>
    Failed,

    /// <summary>Only its evaluations were kept, so that nothing says whether it ended.</summary>
    Kept,
}
