using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Text.Json;
using NE.Runtime.Telemetry;
using NE.Runtime.Topology;

namespace NE.Runtime.Training;

/// <summary>
/// Watches a run for people: times its phases, shows progress, writes <c>timing.jsonl</c> and events, passes topology records on. All
/// that depends on a clock is here, and nothing of it reaches the files under the byte contract.
/// </summary>
internal sealed class RunMonitor : ITopologyLog, IDisposable
{
    private static readonly TimeSpan RecordPeriod = TimeSpan.FromSeconds(30);

    private readonly TrainerOptions options;
    private readonly TimeProvider clock;
    private readonly IReadOnlyList<LearnerRun> runs;
    private readonly ProgressLine progress;
    private readonly AppendFile timing;
    private readonly JsonLinesFile timingLines;
    private readonly Dictionary<string, (int Live, int Size)> layers = [];
    private readonly long stop;
    private long step;
    private long recordedStep;
    private long recordedAt;
    private long mark;
    private long collecting;
    private long updating;
    private long evaluating;
    private long updates;
    private long update;
    private double rate;
    private double? lastReturn;

    internal RunMonitor(TrainerOptions options, long stop, long step, IReadOnlyList<LearnerRun> runs, ProgressLine progress)
    {
        this.options = options;
        this.stop = stop;
        this.step = step;
        this.runs = runs;
        this.progress = progress;
        clock = options.Clock;
        timing = new AppendFile(runs[0].Folder.Timing, -1);
        timingLines = new JsonLinesFile(timing);
        recordedStep = step;
        recordedAt = mark = clock.GetTimestamp();
        RunRecord.Write(options, runs);
        progress.Say($"{options.Experiment.Name}  {options.Experiment.Task.Name}  seed {string.Join(", ", options.Seeds)}  {Machine.Summary}");
        progress.Say(step == 0 ? $"writes to {runs[0].Folder.Path}" : $"goes on from step {step:N0} in {runs[0].Folder.Path}");
    }

    /// <inheritdoc/>
    public void Record(int learner, in TopologyRecord record)
    {
        LearnerRun run = runs[learner];
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

        if (learner == 0)
        {
            layers[record.Layer] = (record.Live, record.Size);
        }
    }

    /// <inheritdoc/>
    public void OutputChange(int learner, string network, long update, double meanAbsoluteChange)
    {
        runs[learner].Log.OutputChange(step, network, update, meanAbsoluteChange);
        runs[learner].Events.Scalar(MetricNames.OutputChange + network, meanAbsoluteChange, step, clock.GetUtcNow());
    }

    /// <inheritdoc/>
    public void Dispose() => timing.Dispose();

    internal void Collecting() => mark = clock.GetTimestamp();

    internal void Stepped(long done) => step = done;

    internal void Updating()
    {
        long now = clock.GetTimestamp();
        collecting += now - mark;
        mark = now;
        updates++;
    }

    /// <summary>Ends the phase begun last: updating where there was an update, else collecting.</summary>
    /// <param name="updatesDone">Updates since the start of the run.</param>
    internal void Waiting(long updatesDone)
    {
        update = updatesDone;
        long now = clock.GetTimestamp();
        if (step > options.Experiment.Settings.WarmUp)
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
        foreach (LearnerRun run in runs)
        {
            run.Events.Flush();
        }
    }

    internal void EpisodeEnded(int learner, double episodeReturn)
    {
        if (learner == 0)
        {
            lastReturn = episodeReturn;
        }
    }

    internal void Show()
    {
        if (clock.GetElapsedTime(recordedAt) >= RecordPeriod)
        {
            WriteTiming();
        }

        if (progress.Due)
        {
            progress.Show(State());
        }
    }

    /// <summary>Writes the last records and shows the last state.</summary>
    internal void End()
    {
        if (step > recordedStep)
        {
            WriteTiming();
            progress.Show(State());
        }
    }

    /// <summary>Leaves the progress line, so that a sentence can follow on a line of its own.</summary>
    internal void EndLine() => progress.EndLine();

    private ProgressState State()
    {
        double seconds = clock.GetElapsedTime(recordedAt).TotalSeconds;
        double recent = seconds >= 5 || rate == 0 ? (step - recordedStep) / Math.Max(seconds, 1e-3) : rate;
        (double share, string? layer, double least) = Densities();
        (double mean, double deviation, long at) = runs[0].Evaluation;

        // Steps of the warm-up have no update and are many times faster: they say nothing about the rest.
        bool known = recent > 0 && recordedStep >= options.Experiment.Settings.WarmUp;
        return new ProgressState(step, stop, recent)
        {
            SecondsLeft = known || step == stop ? (stop - step) / Math.Max(recent, 1e-3) : null,
            EpisodeReturn = lastReturn,
            EvaluationMean = mean,
            EvaluationStd = deviation,
            EvaluationStep = at,
            LiveShare = layer is null ? null : share,
            SparsestLayer = layer,
            SparsestShare = least,
        };
    }

    private (double Share, string? Layer, double Least) Densities()
    {
        long live = 0, size = 0;
        string? sparsest = null;
        double least = double.PositiveInfinity;
        foreach ((string layer, (int layerLive, int layerSize)) in layers)
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
        MetricRecord record = runs[0].Record;
        record.Write(MetricNames.StepsPerSecond, rate);
        record.Write(MetricNames.CollectMilliseconds, collecting * milliseconds / Math.Max(1, steps));
        record.Write(MetricNames.UpdateMilliseconds, updating * milliseconds / Math.Max(1, updates));
        record.Write(MetricNames.EvaluationMilliseconds, evaluating * milliseconds);
        record.Write(MetricNames.AllocatedBytes, GC.GetTotalAllocatedBytes());
        using (Process process = Process.GetCurrentProcess())
        {
            record.Write(MetricNames.PeakBytes, process.PeakWorkingSet64);
        }

        record.Write(MetricNames.ReplayFill, (double)runs[0].Replay.Count / runs[0].Replay.Capacity);
        record.Write(MetricNames.Threads, 1);
        Utf8JsonWriter writer = timingLines.Begin();
        writer.WriteString("time", clock.GetUtcNow());
        writer.WriteNumber("step", step);
        writer.WriteNumber("update", update);
        foreach ((string name, double value) in record.Values)
        {
            timingLines.Number(name, value);
        }

        timingLines.End();
        runs[0].WriteEvents(step);
        runs[0].Events.Flush();
        recordedStep = step;
        recordedAt = clock.GetTimestamp();
        collecting = updating = evaluating = updates = 0;
    }
}
