using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NE.Runtime.Gpu.Devices;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting.Studies;

/// <summary>
/// Writes the script with which a Slurm queue trains a study: an array job with one task per trial, or on a device one per group of trials.
/// </summary>
internal static class SlurmScript
{
    // The environments of a group step on all cores of its task. How many it gets depends on the queue; this is a starting point.
    private const int CoresOfAGroup = 8;

    /// <summary>Writes <c>study.sbatch</c> into the study folder and explains how to submit it.</summary>
    /// <returns>The exit code.</returns>
    internal static int Write(StudyDefinition study, string folder, Launcher launcher, DeviceChoice device, int? learners, TextWriter output)
    {
        string path = Path.GetFullPath(folder);
        Directory.CreateDirectory(Path.Combine(path, "slurm"));
        string file = Path.Combine(path, "study.sbatch");
        SmallFile.Replace(file, Text(study, path, launcher, Directory.GetCurrentDirectory(), device, learners));
        output.WriteLine($"{file}: {Tasks(study, device, learners).Count} tasks; submit it with: sbatch {file}");
        output.WriteLine($"When they are done, 'study {study.Name}' with the same --out writes the results.");
        return ExitCodes.Done;
    }

    /// <summary>The script.</summary>
    /// <param name="study">The study.</param>
    /// <param name="folder">Full path of the study folder.</param>
    /// <param name="launcher">How the program is started.</param>
    /// <param name="workingFolder">The working directory.</param>
    /// <param name="device">The device on which learners are updated.</param>
    /// <param name="learners">Largest number of trials per task on a device.</param>
    internal static string Text(
        StudyDefinition study, string folder, Launcher launcher, string workingFolder, DeviceChoice device, int? learners)
    {
        IReadOnlyList<string> tasks = Tasks(study, device, learners);
        bool together = device.Kind != DeviceKind.Cpu;
        string gpu = device.Kind is DeviceKind.Cuda or DeviceKind.Auto ? "\n#SBATCH --gpus=1" : "";
        string groups = together ? $"trials=({string.Join(' ', tasks)})\n" : "";
        string trial = together ? "${trials[$SLURM_ARRAY_TASK_ID]}" : "$SLURM_ARRAY_TASK_ID";
        string flags = together ? $" --device {device}" : "";
        string command = string.Join(' ', launcher.Arguments.Prepend(launcher.Program).Select(Quoted));
        return $$"""
            #!/bin/bash
            #SBATCH --job-name={{Option(study.Name)}}
            #SBATCH --array=0-{{tasks.Count - 1}}
            #SBATCH --ntasks=1
            #SBATCH --cpus-per-task={{(together ? CoresOfAGroup : 1)}}{{gpu}}
            #SBATCH --chdir={{Option(workingFolder)}}
            #SBATCH --output={{Option(folder.Replace("%", "%%", StringComparison.Ordinal) + "/slurm/%a.out")}}
            #SBATCH --open-mode=append
            #SBATCH --requeue
            #SBATCH --signal=B:USR1@120

            # The task's index selects the trial. Exit code 75 means that the trial saved and should be requeued; 138 and 143 are those of a
            # trial killed by a signal before it started, with nothing to save.
            export DOTNET_TieredCompilation=0
            {{groups}}{{command}} study {{study.Name}} --trial "{{trial}}" --out {{Quoted(Path.GetDirectoryName(folder) ?? "/")}}{{flags}} &
            trial=$!
            trap 'kill -USR1 "$trial" 2>/dev/null' USR1 TERM

            # wait returns when a signal arrives too, so it is asked until the trial has ended.
            wait "$trial"; code=$?
            while kill -0 "$trial" 2>/dev/null; do wait "$trial"; code=$?; done
            wait "$trial" 2>/dev/null; ended=$?
            if [ "$ended" -ne 127 ]; then code=$ended; fi
            case "$code" in 75 | 138 | 143) scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID" ;; esac
            exit "$code"

            """;
    }

    /// <summary>The trials of each task, as the value of the command's flag.</summary>
    private static IReadOnlyList<string> Tasks(StudyDefinition study, DeviceChoice device, int? learners) => device.Kind == DeviceKind.Cpu
        ? [.. study.Trials().Select(trial => Number(trial.Index))]
        :
        [
            .. TrialGroups.Of(study.Trials(), trial => trial.Row.Experiment)
                .SelectMany(group => TrialGroups.Evenly(group, learners ?? group.Count))
                .Select(part => string.Join(',', part.Select(trial => Number(trial.Index)))),
        ];

    private static string Number(int index) => index.ToString(CultureInfo.InvariantCulture);

    // Slurm parses its lines itself: double quotes protect spaces, a backslash escapes the next character. It expands a percent sign only
    // in file names, where two of them stand for one.
    private static string Option(string value) =>
        '"' + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + '"';

    private static string Quoted(string word) => "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
