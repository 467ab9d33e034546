using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using NE.Runtime.Environments;
using NE.Runtime.Networks;
using NE.Runtime.Telemetry;

namespace NE.Runtime.Training;

/// <summary>
/// The episodes of every evaluation of a sequence's tasks, <c>tasks.csv</c>, byte-identical for the same seed. A task that is evaluated
/// twice at one step of one visit is written once. Like the other logs it is truncated to its length in the checkpoint when a run is
/// resumed.
/// </summary>
internal sealed class TaskLog : IDisposable
{
    private const string StateTensor = "run.tasks";

    private static readonly byte[] Heading = Encoding.ASCII.GetBytes("step,visit,task,episode,return,length,seed\n");

    private readonly AppendFile file;
    private readonly string[] names;
    private readonly (long Step, long Visit)[] written;
    private readonly uint seed;

    private TaskLog(RunFolder folder, IReadOnlyList<SequenceTask> tasks, uint seed, long length)
    {
        this.seed = seed;
        names = [.. tasks.Select(static task => task.Task.Name)];
        written = [.. tasks.Select(static _ => (-1L, -1L))];
        file = new AppendFile(folder.Tasks, length);
        if (file.Length == 0)
        {
            file.Append(Heading);
        }
    }

    /// <summary>Starts an empty log.</summary>
    internal static TaskLog Start(RunFolder folder, IReadOnlyList<SequenceTask> tasks, uint seed) => new(folder, tasks, seed, 0);

    /// <summary>Truncates the log to its length in a checkpoint.</summary>
    internal static TaskLog Resume(RunFolder folder, IReadOnlyList<SequenceTask> tasks, uint seed, ITensorReader reader)
    {
        long[] state = new long[1 + (2 * tasks.Count)];
        reader.Read(StateTensor, state);
        TaskLog log = new(folder, tasks, seed, state[0]);
        for (int task = 0; task < tasks.Count; task++)
        {
            log.written[task] = (state[1 + (2 * task)], state[2 + (2 * task)]);
        }

        return log;
    }

    /// <summary>Writes the length to a checkpoint, and flushes the log to disk.</summary>
    internal void Save(ITensorWriter writer)
    {
        file.Flush();
        long[] state = [file.Length, .. written.SelectMany(static at => (long[])[at.Step, at.Visit])];
        writer.Write(StateTensor, state, state.Length);
    }

    /// <summary>Whether an evaluation of a task is already written.</summary>
    internal bool Has(long step, long visit, int task) => written[task] == (step, visit);

    /// <summary>Writes the episodes of an evaluation.</summary>
    internal void Write(long step, long visit, int task, EvaluationResult result)
    {
        if (Has(step, visit, task))
        {
            return;
        }

        written[task] = (step, visit);
        StringBuilder rows = new();
        for (int episode = 0; episode < result.Returns.Length; episode++)
        {
            rows.Append(
                CultureInfo.InvariantCulture,
                $"{step},{visit},{names[task]},{episode},{result.Returns[episode]:R},{result.Lengths[episode]},{seed}\n");
        }

        file.Append(Encoding.UTF8.GetBytes(rows.ToString()));
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
