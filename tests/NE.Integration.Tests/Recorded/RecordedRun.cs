using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using NE.Integration.Tests.Processes;
using NE.Runtime.Training;
using Shouldly;

namespace NE.Integration.Tests.Recorded;

/// <summary>One run whose bytes are recorded.</summary>
/// <param name="Name">Its name in the record.</param>
/// <param name="Experiment">What is trained, with the run values of the record.</param>
/// <param name="StopAt">Environment step at which it ends; null for the declared length.</param>
internal sealed record RecordedRun(string Name, ExperimentDefinition Experiment, long? StopAt = null)
{
    private const uint Seed = 5;

    /// <summary>Whether its networks change, so that a run without topology events would prove too little.</summary>
    public bool Grows => Experiment.Structure.Contains("grow.every", StringComparison.Ordinal);

    /// <summary>
    /// An experiment of full size cut to a length that a test can afford. Schedules keep their declared length; two evaluations and five
    /// diagnoses fall into the run.
    /// </summary>
    /// <param name="name">Its name in the record.</param>
    /// <param name="experiment">The experiment as declared.</param>
    /// <param name="warmUp">Environment steps before the first update.</param>
    /// <param name="updates">Updates after them.</param>
    public static RecordedRun Cut(string name, ExperimentDefinition experiment, int warmUp, int updates) => new(
        name,
        experiment with
        {
            Settings = experiment.Settings with
            {
                WarmUp = warmUp,
                EvaluateEvery = (warmUp + updates) / 2,
                EvaluationEpisodes = 1,
                CheckpointEvery = warmUp + updates,
                MetricsEvery = updates / 5,
            },
        },
        warmUp + updates);

    /// <summary>Trains it and takes the sums of its files.</summary>
    public IReadOnlyList<FileSum> Train()
    {
        using var root = new TemporaryFolder();
        string folder;
        using (var trainer = new Trainer(new TrainerOptions
        {
            Trials = TrainerTrial.Of(Experiment, Seed),
            Root = root.Path,
            StopAt = StopAt,
            Quiet = true,
        }))
        {
            trainer.Train(CancellationToken.None).ShouldBe(TrainingOutcome.Complete, Name);
            folder = trainer.Folder!;
        }

        File.ReadAllLines(Path.Combine(folder, "eval.csv")).Length.ShouldBeGreaterThan(2, $"{Name}: a header and two evaluations");
        if (Grows)
            new FileInfo(Path.Combine(folder, "topology.jsonl")).Length.ShouldBeGreaterThan(0, $"{Name}: topology events");
        return FileSum.Of(folder);
    }
}
