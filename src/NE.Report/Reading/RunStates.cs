using System;
using System.IO;

namespace NE.Report.Reading;

/// <summary>Finds out where a run stands from its folder.</summary>
internal static class RunStates
{
    /// <summary>The state of the run in a folder.</summary>
    /// <param name="folder">The run folder.</param>
    /// <param name="failure">The error that its folder states, or null.</param>
    internal static RunState Of(string folder, string? failure) =>
        File.Exists(Path.Combine(folder, "done")) ? RunState.Complete
        : IsLocked(Path.Combine(folder, "lock")) ? RunState.Running
        : failure is not null ? RunState.Failed
        : RunState.Stopped;

    /// <summary>Whether a trainer holds the lock of a run. A shared lock is refused while it does; it is released at once.</summary>
    /// <param name="file">The file <c>lock</c> of the run folder.</param>
    internal static bool IsLocked(string file)
    {
        try
        {
            using FileStream hold = new(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            return false;
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
