using System;
using System.IO;
using NE.Runtime.Networks;
using NE.Runtime.Replay;
using NE.Runtime.Training.Checkpoints;

namespace NE.Runtime.Training;

/// <summary>
/// The replay buffers of one run: one, or with a sequence one per task, of which that of the present task is filled. They are files of the
/// run folder; with <see cref="RunSettings.ClearReplay"/> every visit has its own, so that a checkpoint of an earlier visit can be resumed.
/// </summary>
/// <param name="folder">The run folder.</param>
/// <param name="experiment">The experiment.</param>
internal sealed class RunReplay(RunFolder folder, ExperimentDefinition experiment) : IDisposable
{
    private const string ReplayTensor = "run.replay", VisitTensor = "run.visit";

    private readonly RunSettings settings = experiment.Settings;
    private readonly bool sequence = experiment.Settings.StepsPerTask > 0;
    private readonly ReplayBuffer?[] buffers = new ReplayBuffer?[experiment.Settings.Tasks];

    // Transitions added and checksum of each buffer; those of the present one as of the last checkpoint.
    private readonly long[] marks = new long[2 * experiment.Settings.Tasks];

    /// <summary>The visit that is entered, from 0.</summary>
    internal long Visit { get; private set; }

    /// <summary>Index of the present task.</summary>
    internal int Task => (int)(Visit % buffers.Length);

    /// <summary>The buffer of the present task.</summary>
    internal ReplayBuffer Present => buffers[Task]!;

    /// <summary>Makes the buffer of a visit the present one; it is empty if there was none before.</summary>
    /// <exception cref="RunException">The file supports fewer steps between checkpoints.</exception>
    internal void Enter(long visit)
    {
        if (visit != Visit)
        {
            if (settings.ClearReplay)
            {
                Close(Task);
            }
            else
            {
                Mark();
            }
        }

        Visit = visit;
        if (buffers[Task] is null)
        {
            // What a part of the run wrote that is done again.
            File.Delete(FileOf(Task));
            buffers[Task] = Open(FileOf(Task));
        }
    }

    /// <summary>Opens the buffers as they were at a checkpoint.</summary>
    /// <param name="tensors">The checkpoint.</param>
    /// <param name="step">Its environment steps.</param>
    /// <exception cref="RunException">A file is missing, or the run has visits of another length.</exception>
    /// <exception cref="CheckpointException">The transitions are damaged.</exception>
    internal void Accept(ITensorReader tensors, long step)
    {
        if (sequence)
        {
            ReadVisit(tensors);
        }

        tensors.Read(ReplayTensor, marks);
        for (int task = 0; task < buffers.Length; task++)
        {
            if (task == Task || marks[2 * task] > 0)
            {
                Accept(task, step);
            }
        }
    }

    /// <summary>Writes the state of all buffers to a checkpoint, and flushes the present one to disk.</summary>
    internal void Save(ITensorWriter writer)
    {
        Mark();
        if (sequence)
        {
            writer.Write(ReplayTensor, marks, buffers.Length, 2);
            writer.Write(VisitTensor, [Visit, settings.StepsPerTask, settings.ClearReplay ? 1 : 0], 3);
        }
        else
        {
            writer.Write(ReplayTensor, marks, 2);
        }
    }

    /// <summary>Deletes the files of visits that no checkpoint refers to.</summary>
    internal void DeleteUnused()
    {
        if (sequence && settings.ClearReplay)
        {
            folder.KeepReplays([Visit, .. folder.Checkpoints.Visits(settings.Clock)]);
        }
    }

    /// <summary>The visit of a checkpoint of a sequence.</summary>
    internal static long VisitOf(ITensorReader tensors)
    {
        long[] visit = new long[3];
        tensors.Read(VisitTensor, visit);
        return visit[0];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        for (int task = 0; task < buffers.Length; task++)
        {
            Close(task);
        }
    }

    private void Mark() => (marks[2 * Task], marks[(2 * Task) + 1]) = (Present.Added, Present.Flush());

    private void Close(int task)
    {
        buffers[task]?.Dispose();
        buffers[task] = null;
        marks.AsSpan(2 * task, 2).Clear();
    }

    private void ReadVisit(ITensorReader tensors)
    {
        Dispose();
        long[] visit = new long[3];
        tensors.Read(VisitTensor, visit);
        if (visit[1] != settings.StepsPerTask || visit[2] != 0 != settings.ClearReplay)
        {
            throw new RunException(
                $"{folder.Path} holds a run with sequence.steps-per-task = {visit[1]} and sequence.clear-replay = {visit[2]}, not "
                + $"{settings.StepsPerTask} and {(settings.ClearReplay ? 1 : 0)}; its visits cannot be continued, so start over with "
                + "--force.");
        }

        Visit = visit[0];
    }

    private void Accept(int task, long step)
    {
        string file = FileOf(task);
        if (buffers[task] is null && !File.Exists(file))
        {
            throw new RunException($"{file} is missing, so the run cannot be resumed; start a new run with --force.");
        }

        ReplayBuffer buffer = buffers[task] ??= Open(file);
        buffer.Rewind(marks[2 * task]);
        if (buffer.Checksum() != marks[(2 * task) + 1])
        {
            throw new CheckpointException($"The transitions that the checkpoint of step {step} refers to are damaged in {file}.");
        }
    }

    private string FileOf(int task) =>
        !sequence ? folder.Replay
        : settings.ClearReplay ? folder.ReplayOfVisit(Visit)
        : folder.ReplayOfTask(task);

    private ReplayBuffer Open(string file)
    {
        long slack = CheckpointFolder.Kept * settings.CheckpointEvery;
        ReplayBuffer opened = ReplayBuffer.OpenFile(
            file, settings.ReplayCapacity, slack, experiment.ReplayLayout, experiment.MarksEpisodeEnds);
        if (opened.Slack < slack)
        {
            opened.Dispose();
            throw new RunException(
                $"checkpoint.every is now {settings.CheckpointEvery}, but {file} supports at most "
                + $"{opened.Slack / CheckpointFolder.Kept}; declare at most that, or start over with --force.");
        }

        return opened;
    }
}
