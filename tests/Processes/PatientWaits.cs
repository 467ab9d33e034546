using System;
using System.Diagnostics;
using System.Threading;

namespace NE.Processes;

/// <summary>Waits of tests for processes that they have started. One that takes too long is killed with its descendants.</summary>
internal static class PatientWaits
{
    /// <summary>Waits for the end.</summary>
    /// <exception cref="TimeoutException">The process took too long.</exception>
    public static void WaitForExit(this Process process, Patience patience)
    {
        while (!process.WaitForExit(patience.Period))
            Check(process, patience);
    }

    /// <summary>Waits until a condition holds or the process ends.</summary>
    /// <returns>Whether the condition holds.</returns>
    /// <exception cref="TimeoutException">The process took too long.</exception>
    public static bool WaitUntil(this Process process, Func<bool> condition, Patience patience)
    {
        while (!process.HasExited)
        {
            if (condition())
                return true;

            Check(process, patience);
            Thread.Sleep(1);
        }

        return condition();
    }

    private static void Check(Process process, Patience patience)
    {
        if (!patience.IsOver())
            return;

        process.Kill(entireProcessTree: true);
        string command = $"{process.StartInfo.FileName} {string.Join(' ', process.StartInfo.ArgumentList)}";
        throw new TimeoutException($"{command} hung, or worked for more than {patience.Limit.TotalSeconds:0} s, and was ended.");
    }
}
