using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using NE.Runtime.Environments;
using NE.Runtime.Methods;
using NE.Runtime.Networks;
using NE.Runtime.Replay;
using NE.Runtime.Topology;
using NE.Runtime.Training;
using NE.Runtime.Training.Checkpoints;
using NE.Runtime.Training.Shifts;
using NE.Shared;

namespace NE.Runtime.Hosting.Evaluation;

/// <summary>A checkpoint of a run, for playing and for export. The run folder is neither changed nor locked.</summary>
internal sealed class SavedPolicy
{
    private const int NoTransitions = 1;

    private readonly SafetensorsReader tensors;
    private readonly int? index;

    private SavedPolicy(ExperimentDefinition experiment, uint seed, long step, int? index, SafetensorsReader tensors)
    {
        Experiment = experiment;
        Seed = seed;
        Step = step;
        this.index = index;
        this.tensors = tensors;
    }

    internal ExperimentDefinition Experiment { get; }

    internal uint Seed { get; }

    /// <summary>Environment steps done at the checkpoint.</summary>
    internal long Step { get; }

    /// <summary>The task that is played: of a sequence, the chosen one.</summary>
    internal TaskSpec Task => index is { } chosen ? Experiment.Tasks[chosen].Task : Experiment.Task;

    /// <summary>Opens a checkpoint.</summary>
    /// <param name="experiments">The experiments of the program.</param>
    /// <param name="run">The run folder.</param>
    /// <param name="checkpoint"><c>latest</c>, <c>best</c>, or a step.</param>
    /// <param name="task">Name of a task of the run's sequence; null for the one that is present at the checkpoint.</param>
    /// <exception cref="RunException">The folder holds no such run, or one of a different program.</exception>
    /// <exception cref="CheckpointException">The checkpoint cannot be read.</exception>
    /// <exception cref="UsageException">There is no such checkpoint, or no such task.</exception>
    internal static SavedPolicy Open(IReadOnlyList<ExperimentDefinition> experiments, string run, string checkpoint, string? task = null)
    {
        (string name, uint seed, string program) = RunRecord.Read(run);
        ExperimentDefinition experiment = RunOptions.StudyTrial(experiments, name, program) ?? RunOptions.Find(experiments, name);
        int? chosen = task is null ? null : IndexOf(experiment, task, run);
        CheckpointFolder folder = new(Path.Combine(run, "checkpoints"));
        string file = folder.Find(checkpoint) ?? throw new UsageException(Missing(run, checkpoint, folder, experiment.Settings));
        SafetensorsReader tensors = SafetensorsReader.ReadFile(file);
        CheckpointHeader header = CheckpointHeader.FromMetadata(tensors.Metadata, file);
        RunCompatibility.Check(
            header, header with { Experiment = experiment.Name, Task = experiment.Task.Name, Program = experiment.ProgramHash, Structure = experiment.Structure }, run);
        if (experiment.Tasks.Count > 0)
        {
            chosen ??= (int)(RunReplay.VisitOf(tensors) % experiment.Tasks.Count);
        }

        return new(experiment, seed, header.Step, chosen, tensors);
    }

    /// <summary>Plays noise-free episodes.</summary>
    /// <param name="episodes">Number of episodes.</param>
    /// <param name="seed">Seed of the start states.</param>
    /// <param name="nominal">Whether the task is unchanged; otherwise its properties have the values of the checkpoint.</param>
    internal EvaluationResult Evaluate(int episodes, uint seed, bool nominal)
    {
        RunSettings settings = Experiment.Settings with { EvaluationEpisodes = episodes };
        using ReplayBuffer replay = NoReplay();
        using ILearnerGroup learner = Learner(replay);
        using Evaluator evaluator = new([new TrainerTrial(Experiment with { Settings = settings }, seed)], [Shifts(nominal)]);
        SingleLearner group = new(learner);
        if (index is { } chosen)
        {
            evaluator.Enter(group, chosen);
        }

        evaluator.Run(group);
        return evaluator.Results[0];
    }

    private ShiftSchedule? Shifts(bool nominal)
    {
        ShiftSchedule? shifts = nominal ? null : ShiftSchedule.Of(Experiment.Settings, Seed, Experiment.Task);
        shifts?.Resume(tensors, tensors.Shapes.ContainsKey, Step);
        return shifts;
    }

    /// <summary>The noise-free actions for observations, as the agent itself computes them.</summary>
    /// <param name="observations">Observations, one after another.</param>
    /// <returns>Actions within the task's bounds, one after another.</returns>
    internal float[] Act(ReadOnlySpan<float> observations)
    {
        (int inputs, int outputs) = (Experiment.Task.Observations, Experiment.Task.Actions);
        float[] actions = new float[observations.Length / inputs * outputs];
        using ReplayBuffer replay = NoReplay();
        using ILearnerGroup learner = Learner(replay);
        for (int i = 0; i < observations.Length / inputs; i++)
        {
            Span<float> action = actions.AsSpan(i * outputs, outputs);
            learner.Act(observations.Slice(i * inputs, inputs), action);
            Experiment.Task.Action.ToTask(action, action);
        }

        return actions;
    }

    /// <summary>Writes the policy. Connections that are not live are 0.</summary>
    /// <param name="file">The file.</param>
    /// <param name="format">Its format.</param>
    /// <exception cref="UsageException">The run is a sequence of tasks.</exception>
    internal void Export(string file, PolicyFormat format)
    {
        if (index is not null)
        {
            throw new UsageException(
                $"--export writes the policy of a run with one task, and the networks of {Experiment.Name} are as wide as the widest of "
                + $"{string.Join(", ", Experiment.Tasks.Select(static task => task.Task.Name))}; omit --export.");
        }

        string actor = Actor();
        if (PlasticityInjection.WhyNotExported(tensors.Shapes.Keys, actor, Experiment.Name) is { } reason)
        {
            throw new UsageException(reason);
        }

        string[] layers = [.. Lines().Where(line => line.StartsWith(actor + ".", StringComparison.Ordinal) && !line.StartsWith(actor + ".twins", StringComparison.Ordinal))];
        Dictionary<string, string> metadata = new()
        {
            ["experiment"] = Experiment.Name,
            ["task"] = Experiment.Task.Name,
            ["seed"] = Seed.ToString(CultureInfo.InvariantCulture),
            ["step"] = Step.ToString(CultureInfo.InvariantCulture),
            ["action_limit"] = Experiment.Task.ActionLimit.ToString("R", CultureInfo.InvariantCulture),
            ["layers"] = string.Join("\n", layers),
        };
        if (Experiment.Task.Action is { IsMapped: true } bounds)
        {
            metadata["action_low"] = Numbers(bounds.Low);
            metadata["action_high"] = Numbers(bounds.High);
        }

        string path = Path.GetFullPath(file);
        if (format == PolicyFormat.Onnx)
        {
            PolicyStage[] before = PolicyObservation.Of(Experiment) is { } normal ? [normal] : [];
            File.WriteAllBytes(path, OnnxPolicy.Of([.. before, .. layers.Select(PolicyStage.Parse)], tensors, Experiment.Task.Action, metadata));
        }
        else
        {
            WriteSafetensors(path, actor, metadata);
        }
    }

    private void WriteSafetensors(string path, string actor, Dictionary<string, string> metadata)
    {
        SafetensorsWriter writer = new();
        foreach ((string name, int[] shape) in tensors.Shapes.OrderBy(tensor => tensor.Key, StringComparer.Ordinal))
        {
            if (name.StartsWith(actor + ".", StringComparison.Ordinal) && IsParameter(name.Split('.')))
            {
                float[] values = new float[shape.Aggregate(1, (product, length) => product * length)];
                tensors.Read(name, values);
                writer.Write(name, values, shape);
            }
        }

        if (PolicyObservation.Of(Experiment) is { } normal)
        {
            (float[] mean, float[] scale) = normal.Read(tensors);
            writer.Write($"{normal.Name}.mean", mean, normal.Length);
            writer.Write($"{normal.Name}.scale", scale, normal.Length);
            if (normal.Limit > 0)
            {
                metadata["observation_limit"] = normal.Limit.ToString("R", CultureInfo.InvariantCulture);
            }
        }

        writer.WriteFile(path, metadata);
    }

    private ReplayBuffer NoReplay() => new(NoTransitions, Experiment.ReplayLayout, Experiment.MarksEpisodeEnds);

    private ILearnerGroup Learner(ReplayBuffer replay)
    {
        ILearnerGroup learner = Experiment.CreateLearners(LearnerContext.Of(Experiment.Settings, Seed, replay, new Silence()));
        learner.Load(0, tensors);
        if (index is { } chosen)
        {
            learner.EnterTask(0, chosen, replay);
        }

        return learner;
    }

    private static string Numbers(IEnumerable<float> values) =>
        string.Join(' ', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));

    // Excludes targets, moments, ages and masks.
    private static bool IsParameter(string[] words) => words[^1] is "weight" or "bias" && !words.Contains("target");

    private static string Missing(string run, string checkpoint, CheckpointFolder folder, RunSettings settings) =>
        folder.Steps() is not [long newest, ..] steps
            ? $"{run} has no checkpoint yet; it saves one when it is stopped, and every {settings.CheckpointEvery:N0} steps."
            : checkpoint == CheckpointFolder.Best
                ? $"{run} has no best checkpoint: no evaluation has followed that of the untrained networks, and the first is at step "
                    + $"{settings.EvaluateEvery:N0} or at the end; give --checkpoint latest (step {newest:N0})."
                : $"{run} has no checkpoint '{checkpoint}'; it has latest{(folder.Find(CheckpointFolder.Best) is null ? "" : ", best")} "
                    + $"and the steps {string.Join(", ", steps)}.";

    private static int IndexOf(ExperimentDefinition experiment, string task, string run)
    {
        string[] names = [.. experiment.Tasks.Select(static each => each.Task.Name)];
        if (names.Length == 0)
        {
            throw new UsageException($"{run} has one task, {experiment.Task.Name}; omit --task.");
        }

        int found = Array.IndexOf(names, task);
        string advice = NearestName.Of(task, names) is { } near ? $"; did you mean {near}?" : ".";
        return found >= 0 ? found : throw new UsageException($"{run} has no task '{task}' in its sequence of {string.Join(", ", names)}{advice}");
    }

    // The first network of the structure is the actor.
    private string Actor() => Lines().First(line => line.Contains(".twins = ", StringComparison.Ordinal)).Split('.')[0];

    private IEnumerable<string> Lines() => Experiment.Structure.Split('\n').Select(line => line.Trim());

    private sealed class Silence : ITopologyLog
    {
        public void Record(int learner, in TopologyRecord record)
        {
        }

        public void OutputChange(int learner, string network, long update, double meanAbsoluteChange)
        {
        }
    }
}
