namespace NE.Runtime.Training;

/// <summary>How a call of the trainer ended.</summary>
public enum TrainingOutcome
{
    /// <summary>The run reached its last step.</summary>
    Complete,

    /// <summary>The run had reached its last step before; nothing was done.</summary>
    AlreadyComplete,

    /// <summary>The run was asked to stop; it saved and can be resumed.</summary>
    Stopped,

    /// <summary>The run ended by a fault of its own, which does not end the others of its group. A group fails when none is left.</summary>
    Failed,
}
