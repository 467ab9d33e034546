using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using NE.Runtime.Training.Checkpoints;

namespace NE.Runtime.Training;

/// <summary>
/// The folder of one run, locked by one process at a time. <c>metrics.jsonl</c>, <c>eval.csv</c>, <c>topology.jsonl</c>,
/// <c>shifts.jsonl</c>, <c>weights.jsonl</c>, <c>tasks.csv</c> and the checkpoints are byte-identical for the same seed; times are in
/// other files.
/// </summary>
internal sealed class RunFolder : IDisposable
{
    private readonly FileStream hold;

    /// <summary>Creates the folder, or locks an existing one.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="RunException">It is not writable, or another process has locked it.</exception>
    internal RunFolder(string path)
    {
        Path = path;
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RunException($"The run folder {path} cannot be created ({Reason(fault)}); choose another folder with --out.", fault);
        }

        try
        {
            hold = Lock(At("lock"));
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new RunException($"The run folder {path} is not writable ({Reason(fault)}); choose another folder with --out.", fault);
        }
        catch (IOException fault)
        {
            throw new RunException(
                $"The run folder {path} cannot be used ({Reason(fault)}); end the other process or choose another folder "
                + "with --out.", fault);
        }

        Checkpoints = new CheckpointFolder(At("checkpoints"));
    }

    /// <summary>The folder.</summary>
    internal string Path { get; }

    /// <summary>Its checkpoints.</summary>
    internal CheckpointFolder Checkpoints { get; }

    internal string Record => RecordOf(Path);

    internal string Metrics => At("metrics.jsonl");

    internal string Evaluations => At("eval.csv");

    internal string Topology => At("topology.jsonl");

    internal string Shifts => At("shifts.jsonl");

    internal string Weights => At("weights.jsonl");

    internal string Timing => At("timing.jsonl");

    internal string Changes => At("changes.jsonl");

    /// <summary>The evaluations of the tasks of a sequence.</summary>
    internal string Tasks => At("tasks.csv");

    internal string Replay => At("replay.bin");

    /// <summary>Environment steps at which the run was complete, or null while it is not.</summary>
    internal long? CompleteAt
    {
        get => File.Exists(At("done")) && long.TryParse(File.ReadAllText(At("done")), CultureInfo.InvariantCulture, out long step)
            ? step
            : null;
        set
        {
            if (value is { } step)
            {
                SmallFile.Replace(At("done"), step.ToString(CultureInfo.InvariantCulture) + "\n");
            }
            else
            {
                File.Delete(At("done"));
            }
        }
    }

    /// <summary>States why the run ended before its last step, or that nothing failed. A report shows it; a disk that is full loses only this.</summary>
    internal static void RecordFailure(string folder, string? sentence)
    {
        string file = System.IO.Path.Combine(folder, "failed");
        try
        {
            if (sentence is null)
            {
                File.Delete(file);
            }
            else if (Directory.Exists(folder) && !File.Exists(System.IO.Path.Combine(folder, "done")))
            {
                SmallFile.Replace(file, sentence + "\n");
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The error itself is on its way to the user.
        }
    }

    /// <summary>Whether a trainer holds the lock of a folder. It is looked at for an instant.</summary>
    internal static bool IsHeld(string folder)
    {
        try
        {
            using FileStream look = new(System.IO.Path.Combine(folder, "lock"), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
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

    /// <summary>The path of a run under a root.</summary>
    internal static string Under(string root, ExperimentDefinition experiment, uint seed) => System.IO.Path.Combine(
        root, experiment.Task.Name, experiment.Name, experiment.Point, "seed-" + seed.ToString(CultureInfo.InvariantCulture));

    /// <summary>The file that describes the run in a folder.</summary>
    internal static string RecordOf(string folder) => System.IO.Path.Combine(folder, "run.json");

    /// <summary>The message of an exception without its final full stop.</summary>
    internal static string Reason(Exception fault) => fault.Message.TrimEnd('.');

    /// <summary>Removes the files of a run, and nothing else.</summary>
    internal void Clear()
    {
        CompleteAt = null;
        RecordFailure(Path, null);
        Checkpoints.Clear();
        foreach (string file in (string[])[Record, Metrics, Evaluations, Topology, Shifts, Weights, Timing, Changes, Tasks, Replay])
        {
            File.Delete(file);
        }

        foreach (string file in Directory.EnumerateFiles(Path, "replay-*.bin"))
        {
            File.Delete(file);
        }

        foreach (string file in Directory.EnumerateFiles(Path, "events.out.tfevents.*"))
        {
            File.Delete(file);
        }
    }

    /// <summary>The replay buffer of a task of a sequence.</summary>
    internal string ReplayOfTask(int task) => At(string.Create(CultureInfo.InvariantCulture, $"replay-{task}.bin"));

    /// <summary>The replay buffer of a visit of a sequence that clears the buffer at every visit.</summary>
    internal string ReplayOfVisit(long visit) => At(string.Create(CultureInfo.InvariantCulture, $"replay-visit-{visit}.bin"));

    /// <summary>Deletes the replay buffers of all visits but some.</summary>
    internal void KeepReplays(IEnumerable<long> visits)
    {
        HashSet<string> kept = [.. visits.Select(ReplayOfVisit)];
        foreach (string file in Directory.EnumerateFiles(Path, "replay-visit-*.bin").Where(file => !kept.Contains(file)))
        {
            File.Delete(file);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => hold.Dispose();

    // A report that looks whether the folder is locked holds it for an instant.
    private static FileStream Lock(string file)
    {
        const int Attempts = 20, Milliseconds = 25;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException) when (attempt < Attempts && File.Exists(file))
            {
                Thread.Sleep(Milliseconds);
            }
        }
    }

    private string At(string name) => System.IO.Path.Combine(Path, name);
}
