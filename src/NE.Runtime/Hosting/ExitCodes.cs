namespace NE.Runtime.Hosting;

/// <summary>Exit codes of every command; scripts rely on them.</summary>
public static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>An error; one sentence is on the error output.</summary>
    public const int Fault = 1;

    /// <summary>The command line is wrong.</summary>
    public const int WrongUse = 2;

    /// <summary>Stopped by a signal after saving; the run can be resumed (EX_TEMPFAIL, which cluster queues requeue).</summary>
    public const int Stopped = 75;
}
