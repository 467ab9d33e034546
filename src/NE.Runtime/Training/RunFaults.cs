using System;
using System.Collections.Generic;
using System.IO;
using NE.MuJoCo;

namespace NE.Runtime.Training;

/// <summary>Messages about errors that stop a run.</summary>
internal static class RunFaults
{
    /// <summary>
    /// Whether an exception was caused by writing a file. .NET reports a file that exceeds its size limit (of the shell or the file system)
    /// as an argument out of range.
    /// </summary>
    internal static bool IsWriting(Exception fault) =>
        fault is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException { ParamName: "value", ActualValue: null };

    internal static string Diverged(DivergedException fault, long step, RunFolder folder) =>
        $"{fault.Network} is not finite at update {fault.Update} (environment step {step}): training diverged; {Good(folder)}; "
        + "lower the learning rates, or bound the weights with [WeightClip], and start again.";

    internal static string Simulation(MuJoCoException fault, long step, string task, RunFolder folder) =>
        $"{RunFolder.Reason(fault)} at step {step} of {task}; {Good(folder)}.";

    internal static string NotWritten(Exception fault, string folder) =>
        $"Writing to {folder} failed ({RunFolder.Reason(fault)}); make it writable or free space, then continue with --resume {folder}.";

    private static string Good(RunFolder folder)
    {
        IReadOnlyList<long> steps = folder.Checkpoints.Steps();
        return steps.Count == 0
            ? "there is no earlier checkpoint"
            : $"the last good checkpoint is {folder.Checkpoints.File(steps[0])}";
    }
}
