using System;

namespace NE.MuJoCo;

/// <summary>An error reported by MuJoCo: a model it cannot compile, or a warning raised inside a call.</summary>
public class MuJoCoException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">One sentence: what happened and what to do.</param>
    public MuJoCoException(string message)
        : base(message)
    {
    }
}
