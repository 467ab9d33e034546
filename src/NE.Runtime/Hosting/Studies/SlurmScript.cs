using System;
using System.IO;
using System.Linq;
using NE.Runtime.Training;

namespace NE.Runtime.Hosting.Studies;

/// <summary>Writes the script by which a Slurm queue trains a study: an array job, one task a trial.</summary>
internal static class SlurmScript
{
    /// <summary>Writes <c>study.sbatch</c> into the study folder and says how to submit it.</summary>
    /// <returns>The exit code.</returns>
    internal static int Write(StudyDefinition study, string folder, Launcher launcher, TextWriter output)
    {
        string path = Path.GetFullPath(folder);
        Directory.CreateDirectory(Path.Combine(path, "slurm"));
        string file = Path.Combine(path, "study.sbatch");
        SmallFile.Replace(file, Text(study, path, launcher, Directory.GetCurrentDirectory()));
        output.WriteLine($"{file}: {study.Trials().Count} tasks; submit it with: sbatch {file}");
        output.WriteLine($"When they are done, 'study {study.Name}' with the same --out writes the results.");
        return ExitCodes.Done;
    }

    /// <summary>The script.</summary>
    /// <param name="study">The study.</param>
    /// <param name="folder">Full path of the study folder.</param>
    /// <param name="launcher">How the program is started.</param>
    /// <param name="workingFolder">Where it is started.</param>
    internal static string Text(StudyDefinition study, string folder, Launcher launcher, string workingFolder)
    {
        string command = string.Join(' ', launcher.Arguments.Prepend(launcher.Program).Select(Quoted));
        return $$"""
            #!/bin/bash
            #SBATCH --job-name={{Option(study.Name)}}
            #SBATCH --array=0-{{study.Trials().Count - 1}}
            #SBATCH --ntasks=1
            #SBATCH --cpus-per-task=1
            #SBATCH --chdir={{Option(workingFolder)}}
            #SBATCH --output={{Option(folder.Replace("%", "%%", StringComparison.Ordinal) + "/slurm/%a.out")}}
            #SBATCH --open-mode=append
            #SBATCH --requeue
            #SBATCH --signal=B:USR1@120

            # The task's index picks the trial. Exit code 75 says that the trial saved and wants to be queued again.
            export DOTNET_TieredCompilation=0
            {{command}} study {{study.Name}} --trial "$SLURM_ARRAY_TASK_ID" --out {{Quoted(Path.GetDirectoryName(folder) ?? "/")}} &
            trial=$!
            trap 'kill -USR1 "$trial" 2>/dev/null' USR1 TERM

            # wait returns when a signal arrives too, so it is asked until the trial has ended.
            wait "$trial"; code=$?
            while kill -0 "$trial" 2>/dev/null; do wait "$trial"; code=$?; done
            wait "$trial" 2>/dev/null; ended=$?
            if [ "$ended" -ne 127 ]; then code=$ended; fi
            if [ "$code" -eq 75 ]; then scontrol requeue "${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID"; fi
            exit "$code"

            """;
    }

    // Slurm reads its lines itself: double quotes keep spaces together, a backslash takes the next character as it is. It replaces what
    // follows a percent sign in file names alone, and reads two of them as one.
    private static string Option(string value) =>
        '"' + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + '"';

    private static string Quoted(string word) => "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
}
