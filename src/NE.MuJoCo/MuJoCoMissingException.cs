namespace NE.MuJoCo;

/// <summary>
/// The MuJoCo release that the binding supports is not on this machine: no library, another release, or another platform.
/// </summary>
public sealed class MuJoCoMissingException : MuJoCoException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One sentence: what was tried or found, and what to install.</param>
    public MuJoCoMissingException(string message)
        : base(message)
    {
    }
}
