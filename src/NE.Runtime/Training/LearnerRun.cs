using System;
using System.Collections.Generic;
using System.IO;
using NE.Runtime.Environments;
using NE.Runtime.Metrics;
using NE.Runtime.Networks;
using NE.Runtime.Replay;
using NE.Runtime.Telemetry;
using NE.Runtime.Training.Checkpoints;
using NE.Runtime.Training.Shifts;

namespace NE.Runtime.Training;

/// <summary>
/// Everything of one learner's run that is not the agent: its folder, environment, running episode, replay buffer and logs.
/// </summary>
internal sealed partial class LearnerRun : IDisposable
{
    private readonly ExperimentDefinition experiment;
    private readonly RunFolder folder;
    private readonly WatchedTask environment;
    private readonly RunReplay replay;
    private readonly EvaluationCurve curve = new();
    private readonly BestEvaluation best;
    private ShiftLog? shiftLog;

    private LearnerRun(int trial, ExperimentDefinition experiment, RunFolder folder, uint seed)
    {
        this.experiment = experiment;
        this.folder = folder;
        Trial = trial;
        Seed = seed;
        best = new BestEvaluation(experiment.Settings.BestOver);
        environment = new WatchedTask(experiment, "episode");
        replay = new RunReplay(folder, experiment);
        Shifts = ShiftSchedule.Of(experiment.Settings, seed, experiment.Task);
        Episode = new Episode(experiment.Task, environment, Shifts, seed);
        Log = null!;
        Weights = null!;
        Events = null!;
        Timing = null!;
    }

    /// <summary>Its index among the trainer's trials.</summary>
    internal int Trial { get; }

    internal ExperimentDefinition Experiment => experiment;

    internal uint Seed { get; }

    /// <summary>An exception thrown while several runs were working, not yet handled.</summary>
    internal Exception? PendingError { get; set; }

    /// <summary>Why the run ended before its group; null while it is active.</summary>
    internal RunException? Fault { get; set; }

    /// <summary>Return of the last training episode.</summary>
    internal double? LastReturn { get; set; }

    /// <summary>Live connections and size of every elastic layer as of its last topology event.</summary>
    internal Dictionary<string, (int Live, int Size)> Layers { get; } = [];

    internal RunFolder Folder => folder;

    internal Episode Episode { get; }

    /// <summary>The changes of its task; null for none.</summary>
    internal ShiftSchedule? Shifts { get; }

    /// <summary>The replay buffer of the present task.</summary>
    internal ReplayBuffer Replay => replay.Present;

    internal RunLog Log { get; private set; }

    internal WeightLog Weights { get; private set; }

    internal EventFile Events { get; private set; }

    internal TimingLog Timing { get; private set; }

    /// <summary>Metrics being gathered for the next record.</summary>
    internal MetricRecord Record { get; } = new();

    /// <summary>Environment steps done.</summary>
    internal long Step { get; private set; }

    /// <summary>The checkpoint to load the agent from; null at a fresh start.</summary>
    internal ITensorReader? Resumed { get; private set; }

    /// <summary>Mean, deviation and step of the last evaluation.</summary>
    internal (double Mean, double Deviation, long Step) Evaluation { get; private set; }

    /// <summary>The mean returns of the evaluations since this process began.</summary>
    internal List<double> Evaluations { get; } = [];

    /// <summary>Opens a folder and resumes the run in it, or starts a new one.</summary>
    /// <param name="trial">Its index among the trainer's trials.</param>
    /// <param name="folder">The run folder; the run takes ownership.</param>
    /// <param name="options">Its experiment and seed; whether to start over; the clock.</param>
    /// <param name="stop">Environment step at which to stop.</param>
    /// <param name="progress">Receives messages about damaged checkpoints, changed settings, or a complete run.</param>
    /// <returns>The run, or null if it had already reached that step.</returns>
    /// <exception cref="RunException">The folder holds a run that cannot be continued by this program.</exception>
    /// <exception cref="CheckpointException">There are checkpoints, but none can be read.</exception>
    internal static LearnerRun? Open(
        int trial, RunFolder folder, TrainerOptions options, long stop, ProgressLine progress)
    {
        (ExperimentDefinition experiment, uint seed, _) = options.Trials[trial];
        LearnerRun? run = null;
        try
        {
            if (options.Force)
            {
                folder.Clear();
            }

            if (folder.CompleteAt >= stop)
            {
                progress.WriteLine($"{folder.Path} is complete at step {folder.CompleteAt}; --force starts it over.");
                folder.Dispose();
                return null;
            }

            run = new LearnerRun(trial, experiment, folder, seed);
            run.OpenFiles(options.Clock, progress.Warn);
            RunFolder.RecordFailure(folder.Path, null);
            return run;
        }
        catch (InvalidDataException fault)
        {
            run?.Dispose();
            folder.Dispose();
            throw new RunException(fault.Message, fault);
        }
        catch
        {
            run?.Dispose();
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Stores the episode's latest step.</summary>
    /// <param name="action">The agent's action.</param>
    /// <param name="result">The task's result.</param>
    /// <param name="ended">Whether the episode ended with it, by termination or the step limit.</param>
    internal void Store(ReadOnlySpan<float> action, StepResult result, bool ended) =>
        Replay.Add(Episode.Observation, action, (float)result.Reward, Episode.Next, result.Terminated, ended);

    /// <summary>Records the result of an evaluation.</summary>
    internal void Evaluated(EvaluationResult result, long step, long update)
    {
        Evaluation = (result.Mean, result.StandardDeviation, step);
        Evaluations.Add(result.Mean);
        Log.Evaluation(step, result);
        Record.Write(MetricNames.EvaluationReturnMean, result.Mean);
        Record.Write(MetricNames.EvaluationReturnStd, result.StandardDeviation);
        Record.Write(MetricNames.EvaluationLengthMean, result.MeanLength);
        if (result.ValueBias.Count > 0)
        {
            Record.Write(MetricNames.QBias, result.ValueBias.Sum / result.ValueBias.Count);
        }

        best.Add(result.Mean, step);
        curve.Add(step, result.Mean);
        Record.Write(MetricNames.EvaluationWorstDrop, curve.WorstDrop);
        Record.Write(MetricNames.EvaluationMeanHeight, curve.MeanHeight);
        Write(step, update);
    }

    /// <summary>Whether the evaluation at a step is the best so far.</summary>
    internal bool IsBest(long step) => best.Step == step;

    /// <summary>Names the checkpoint of a step the best if its evaluation, made after it was saved, is.</summary>
    internal void NameBest(long step)
    {
        if (IsBest(step))
        {
            folder.Checkpoints.NameBest(step);
        }
    }

    /// <summary>Records the distribution of the weights and the mask of each layer.</summary>
    internal void WriteWeights(long step, long update, IReadOnlyList<LayerSnapshot> layers)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        foreach (LayerSnapshot layer in layers)
        {
            Weights.Write(step, update, layer);
            if (layer.Weights is { } weights)
            {
                Events.Histogram(MetricNames.WeightHistogram + layer.Layer, weights, step, now);
            }
        }
    }

    /// <summary>Writes the gathered metrics to the log and as events.</summary>
    internal void Write(long step, long update)
    {
        if (Record.Values.Count > 0)
        {
            Log.Metrics(step, update, Record.Values);
            WriteEvents(step);
        }
    }

    /// <summary>Writes the gathered metrics as events only.</summary>
    internal void WriteEvents(long step)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        for (int i = 0; i < Record.Values.Count; i++)
        {
            Events.Scalar(Record.Values[i].Key, Record.Values[i].Value, step, now);
        }

        Record.Clear();
    }

    /// <summary>Saves the complete state.</summary>
    /// <param name="tensors">A writer that already holds the agent's tensors.</param>
    /// <param name="step">Environment steps done.</param>
    /// <param name="update">Updates done.</param>
    /// <exception cref="DivergedException">A number is not finite; nothing was written.</exception>
    internal void Save(SafetensorsWriter tensors, long step, long update)
    {
        tensors.Write("run.step", [step], 1);
        replay.Save(tensors);
        tensors.Write("run.evaluation", [Evaluation.Mean, Evaluation.Deviation, Evaluation.Step], 3);
        best.Save(tensors);
        curve.Save(tensors);
        Episode.Save(tensors);
        Log.Save(tensors);
        Tasks?.Save(tensors);
        Shifts?.Save(tensors);
        shiftLog?.Save(tensors);
        Weights.Flush();
        if (tensors.NotFinite is { } name)
        {
            throw new DivergedException(name, update);
        }

        folder.Checkpoints.Write(tensors, Header(step), best.Step, experiment.Settings.CheckpointEvery);
        replay.DeleteUnused();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Timing?.Dispose();
        Events?.Dispose();
        Log?.Dispose();
        Tasks?.Dispose();
        shiftLog?.Dispose();
        Weights?.Dispose();
        replay.Dispose();
        environment.Dispose();
        folder.Dispose();
    }

    private void OpenFiles(TimeProvider clock, Action<string> say)
    {
        bool fresh = folder.Checkpoints.Steps().Count == 0;
        if (fresh)
        {
            // Leftovers of a run that ended before its first checkpoint, including its record.
            folder.Clear();
            replay.Enter(0);
        }

        if (folder.Checkpoints.ReadNewest(Accept, say) is var (tensors, header))
        {
            Load(tensors, header, say);
        }
        else
        {
            if (Shifts is not null)
            {
                shiftLog = ShiftLog.Start(folder);
                Shifts.Changed = shiftLog.Write;
            }

            EnterTask();
            Episode.Begin(0);
            Log = RunLog.Start(folder, Seed);
            Tasks = experiment.Tasks.Count > 0 ? TaskLog.Start(folder, experiment.Tasks, Seed) : null;
            Weights = WeightLog.Start(folder);
        }

        // Neither the start nor a restored episode is a change of the task.
        Episode.TakeChange();
        Events = new EventFile(folder.Path, Step, clock.GetUtcNow());
        Timing = new TimingLog(folder);
    }

    private void Accept(SafetensorsReader tensors, CheckpointHeader header)
    {
        RunCompatibility.Check(header, Header(header.Step), folder.Path);
        replay.Accept(tensors, header.Step);
    }

    private void Load(SafetensorsReader tensors, CheckpointHeader header, Action<string> say)
    {
        double[] evaluation = new double[3];
        tensors.Read("run.evaluation", evaluation);
        Evaluation = (evaluation[0], evaluation[1], (long)evaluation[2]);
        best.Load(tensors, tensors.Shapes.TryGetValue(BestEvaluation.RecentName, out int[]? recent) ? recent[0] : 0);
        curve.Load(tensors);
        Step = header.Step;
        Resumed = tensors;
        Log = RunLog.Resume(folder, Seed, tensors);
        Weights = WeightLog.Resume(folder, Step);
        Tasks = experiment.Tasks.Count > 0 ? TaskLog.Resume(folder, experiment.Tasks, Seed, tensors) : null;
        Shifts?.Load(tensors, tensors.Shapes.ContainsKey);
        EnterTask();
        bool reproduced = Episode.Load(tensors, Step);
        if (Shifts is not null)
        {
            shiftLog = ShiftLog.Resume(folder, tensors, tensors.Shapes.ContainsKey);
            Shifts.Changed = shiftLog.Write;
        }

        if (!reproduced)
        {
            say($"The task {experiment.Task.Name} did not reproduce its running episode, so this run will differ from an "
                + "uninterrupted one; a task must be a function of its reset stream and the actions.");
        }

        IReadOnlyList<(string Before, string Now)> changes = CheckpointHeader.Differences(header.Settings, Header(Step).Settings);
        foreach ((string before, string now) in changes)
        {
            say($"A setting changed since the checkpoint: it had '{before}', now '{now}'.");
        }

        ChangeLog.Append(folder, Step, changes);
    }

    private CheckpointHeader Header(long step) => new(
        experiment.Name,
        experiment.Task.Name,
        Seed,
        step,
        experiment.ProgramHash,
        experiment.Structure,
        RunSettingsText.Lines(experiment.Settings));
}
