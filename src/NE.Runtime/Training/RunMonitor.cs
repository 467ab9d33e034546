using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using NE.Runtime.Telemetry;
using NE.Runtime.Topology;

namespace NE.Runtime.Training;

/// <summary>
/// Monitors a run for the user: times its phases, shows progress, writes <c>timing.jsonl</c> and events, forwards topology records.
/// Everything that depends on a clock is here and stays out of the byte-identical files.
/// </summary>
internal sealed class RunMonitor : ITopologyLog
{
    private static readonly TimeSpan RecordPeriod = TimeSpan.FromSeconds(30);

    private readonly TrainerOptions options;
    private readonly TimeProvider clock;
    private readonly IReadOnlyList<LearnerRun> runs;
    private readonly ProgressLine progress;
    private readonly UpdateClock updateClock;
    private readonly long stop;
    private long step;
    private long recordedStep;
    private long recordedAt;
    private long mark;
    private long collecting;
    private long updating;
    private long evaluating;
    private long updates;
    private bool updated;
    private long update;
    private double rate;

    internal RunMonitor(TrainerOptions options, long stop, long step, IReadOnlyList<LearnerRun> runs, ProgressLine progress)
    {
        this.options = options;
        this.stop = stop;
        this.step = step;
        this.runs = runs;
        this.progress = progress;
        updateClock = runs[0].Experiment.Settings.Clock;
        clock = options.Clock;
        recordedStep = step;
        recordedAt = mark = clock.GetTimestamp();
        RunRecord.Write(options, runs);
        foreach (IGrouping<(string, string), LearnerRun> group in runs.GroupBy(run => (run.Experiment.Name, run.Experiment.Task.Name)))
        {
            (string name, string task) = group.Key;
            string where = options.Device is { } device ? device.Name : Machine.Summary;
            progress.WriteLine($"{name}  {task}  seed {string.Join(", ", group.Select(run => run.Seed))}  {where}");
        }

        string folders = runs[0].Folder.Path + (runs.Count > 1 ? $" and {runs.Count - 1} more" : "");
        progress.WriteLine(step == 0 ? $"writes to {folders}" : $"resumes from step {step:N0} in {folders}");
        if (updateClock.Updates(stop) == 0)
        {
            progress.WriteLine(
                $"Learns nothing: the first {updateClock.WarmUp:N0} steps are warm-up, with random actions and no update, and this run ends at "
                + $"step {stop:N0}; give more --steps, or declare a smaller WarmUp.");
        }
    }

    /// <inheritdoc/>
    /// <remarks>Learners may call it concurrently: it touches only their own run. A failed write is reported as that run's error.</remarks>
    public void Record(int learner, in TopologyRecord record)
    {
        LearnerRun run = runs[learner];
        try
        {
            Write(run, record);
        }
        catch (Exception fault) when (RunFaults.IsWriting(fault))
        {
            run.PendingError ??= fault;
        }
    }

    /// <inheritdoc/>
    public void OutputChange(int learner, string network, long update, double meanAbsoluteChange)
    {
        LearnerRun run = runs[learner];
        try
        {
            run.Log.OutputChange(step, network, update, meanAbsoluteChange);
            run.Events.Scalar(MetricNames.OutputChange + network, meanAbsoluteChange, step, clock.GetUtcNow());
        }
        catch (Exception fault) when (RunFaults.IsWriting(fault))
        {
            run.PendingError ??= fault;
        }
    }

    internal void Collecting()
    {
        mark = clock.GetTimestamp();
        updated = false;
    }

    internal void Stepped(long done) => step = done;

    /// <summary>Ends the collecting phase.</summary>
    /// <param name="due">Number of updates that follow, at least 1.</param>
    internal void Updating(long due)
    {
        long now = clock.GetTimestamp();
        collecting += now - mark;
        mark = now;
        updates += due;
        updated = true;
    }

    /// <summary>Ends the current phase: updating if there was an update, else collecting.</summary>
    /// <param name="updatesDone">Updates since the start of the run.</param>
    internal void Waiting(long updatesDone)
    {
        update = updatesDone;
        long now = clock.GetTimestamp();
        if (updated)
        {
            updating += now - mark;
        }
        else
        {
            collecting += now - mark;
        }

        mark = now;
    }

    internal void Evaluated()
    {
        long now = clock.GetTimestamp();
        evaluating += now - mark;
        mark = now;
        ForEachActive(static run => run.Events.Flush());
    }

    internal void Show()
    {
        if (clock.GetElapsedTime(recordedAt) >= RecordPeriod)
        {
            WriteTiming();
        }

        if (progress.Due)
        {
            ShowStates();
        }
    }

    /// <summary>Writes the last records and shows the last state.</summary>
    internal void End()
    {
        if (step > recordedStep)
        {
            WriteTiming();
            ShowStates();
        }
    }

    /// <summary>Ends the progress line, so that a message can follow on its own line.</summary>
    internal void EndLine() => progress.EndLine();

    private void Write(LearnerRun run, in TopologyRecord record)
    {
        run.Log.Topology(step, record);
        DateTimeOffset now = clock.GetUtcNow();
        run.Events.Scalar(MetricNames.Live + record.Layer, record.Live, step, now);
        run.Events.Scalar(MetricNames.Grown + record.Layer, record.Grown, step, now);
        run.Events.Scalar(MetricNames.Pruned + record.Layer, record.Pruned, step, now);
        run.Events.Scalar(MetricNames.Dormant + record.Layer, (double)record.Dormant / Math.Max(1, record.Units), step, now);
        run.Events.Scalar(MetricNames.Density + record.Layer, record.Density, step, now);
        run.Events.Scalar(MetricNames.WithoutInputs + record.Layer, record.WithoutInputs, step, now);
        run.Events.Scalar(MetricNames.Unrecoverable + record.Layer, record.Unrecoverable, step, now);
        run.Events.Scalar(MetricNames.Carry + record.Layer, record.Carry, step, now);
        if (record.AfterOneInterval is { } one)
        {
            run.Events.Scalar(MetricNames.NewbornAlive1 + record.Layer, one.Alive, step, now);
            run.Events.Scalar(MetricNames.NewbornMoved1 + record.Layer, one.Moved, step, now);
            run.Events.Scalar(MetricNames.NewbornGradientRatio1 + record.Layer, one.GradientRatio, step, now);
        }

        if (record.AfterTenIntervals is { } ten)
        {
            run.Events.Scalar(MetricNames.NewbornAlive10 + record.Layer, ten.Alive, step, now);
            run.Events.Scalar(MetricNames.NewbornMoved10 + record.Layer, ten.Moved, step, now);
            run.Events.Scalar(MetricNames.NewbornGradientRatio10 + record.Layer, ten.GradientRatio, step, now);
        }

        run.Layers[record.Layer] = (record.Live, record.Size);
    }

    /// <summary>Every run if an observer receives the states; otherwise the first active one.</summary>
    private void ShowStates()
    {
        foreach (LearnerRun run in runs)
        {
            if (run.Fault is null)
            {
                progress.Show(State(run), run.Trial);
                if (options.Observer is null)
                {
                    return;
                }
            }
        }
    }

    private void ForEachActive(Action<LearnerRun> work)
    {
        foreach (LearnerRun run in runs)
        {
            try
            {
                if (run.Fault is null)
                {
                    work(run);
                }
            }
            catch (Exception fault) when (RunFaults.IsWriting(fault))
            {
                run.PendingError ??= fault;
            }
        }
    }

    private ProgressState State(LearnerRun run)
    {
        double seconds = clock.GetElapsedTime(recordedAt).TotalSeconds;
        double recent = seconds >= 5 || rate == 0 ? (step - recordedStep) / Math.Max(seconds, 1e-3) : rate;
        (double share, string? layer, double least) = Densities(run);
        (double mean, double deviation, long at) = run.Evaluation;

        // Warm-up steps have no update and are many times faster: they do not predict the rest.
        bool known = recent > 0 && !updateClock.WarmsUp(recordedStep);
        return new ProgressState(step, stop, recent)
        {
            LearnsFrom = updateClock.WarmsUp(step) && step < stop ? updateClock.WarmUpEnd(step) : null,
            SecondsLeft = known || step == stop ? (stop - step) / Math.Max(recent, 1e-3) : null,
            EpisodeReturn = run.LastReturn,
            EvaluationMean = mean,
            EvaluationStd = deviation,
            EvaluationStep = at,
            Evaluations = run.Evaluations,
            LiveShare = layer is null ? null : share,
            SparsestLayer = layer,
            SparsestShare = least,
        };
    }

    private (double Share, string? Layer, double Least) Densities(LearnerRun run)
    {
        long live = 0, size = 0;
        string? sparsest = null;
        double least = double.PositiveInfinity;
        foreach ((string layer, (int layerLive, int layerSize)) in run.Layers)
        {
            live += layerLive;
            size += layerSize;
            double density = (double)layerLive / layerSize;
            if (density < least)
            {
                (sparsest, least) = (layer, density);
            }
        }

        return ((double)live / Math.Max(1, size), sparsest, least);
    }

    private void WriteTiming()
    {
        double seconds = clock.GetElapsedTime(recordedAt).TotalSeconds;
        double milliseconds = 1000.0 / clock.TimestampFrequency;
        long steps = step - recordedStep;
        rate = steps / Math.Max(seconds, 1e-3);
        long peak;
        using (Process process = Process.GetCurrentProcess())
        {
            peak = process.PeakWorkingSet64;
        }

        ForEachActive(run =>
        {
            MetricRecord record = run.Record;
            record.Write(MetricNames.StepsPerSecond, rate);
            record.Write(MetricNames.CollectMilliseconds, collecting * milliseconds / Math.Max(1, steps));
            record.Write(MetricNames.UpdateMilliseconds, updating * milliseconds / Math.Max(1, updates));
            record.Write(MetricNames.EvaluationMilliseconds, evaluating * milliseconds);
            record.Write(MetricNames.AllocatedBytes, GC.GetTotalAllocatedBytes());
            record.Write(MetricNames.PeakBytes, peak);
            record.Write(MetricNames.ReplayFill, (double)run.Replay.Count / run.Replay.Capacity);
            record.Write(MetricNames.Threads, 1);
            run.Timing.Write(clock.GetUtcNow(), step, update, record);
            run.WriteEvents(step);
            run.Events.Flush();
        });
        recordedStep = step;
        recordedAt = clock.GetTimestamp();
        collecting = updating = evaluating = updates = 0;
    }
}
