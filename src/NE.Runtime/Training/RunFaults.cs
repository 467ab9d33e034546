using System;
using System.Collections.Generic;

namespace NE.Runtime.Training;

/// <summary>The sentences for what can stop a run.</summary>
internal static class RunFaults
{
    internal static string Diverged(DivergedException fault, long step, RunFolder folder)
    {
        IReadOnlyList<long> steps = folder.Checkpoints.Steps();
        string good = steps.Count == 0
            ? "no checkpoint was made before it"
            : $"the last good checkpoint is {folder.Checkpoints.File(steps[0])}";
        return $"{fault.Network} is not finite at update {fault.Update} (environment step {step}): training diverged; {good}; "
            + "lower the learning rates, or bound the weights with [WeightClip], and start again.";
    }

    internal static string NotWritten(Exception fault, RunFolder folder) =>
        $"Writing to {folder.Path} failed ({RunFolder.Reason(fault)}); free space there, then go on with --resume {folder.Path}.";
}
