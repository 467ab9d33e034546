using System.IO;
using System.Threading;
using NE.Runtime.Training;
using Shouldly;

namespace NE.Runtime.Tests.Training;

/// <summary>Runs and compares runs.</summary>
internal static class Runs
{
    private static readonly string[] ContractFiles = ["metrics.jsonl", "eval.csv", "topology.jsonl", "weights.jsonl"];

    internal static TrainingOutcome Train(
        TemporaryFolder folder, ExperimentDefinition experiment, uint seed = 1, long? stopAt = null, TextWriter? output = null, bool force = false)
    {
        using Trainer trainer = new(new TrainerOptions
        {
            Trials = TrainerTrial.Of(experiment, seed),
            Root = folder.Path,
            StopAt = stopAt,
            Output = output ?? TextWriter.Null,
            Errors = output ?? TextWriter.Null,
            Force = force,
        });
        return trainer.Train(CancellationToken.None);
    }

    /// <summary>Asserts that the final checkpoint and the files under the byte contract are equal.</summary>
    internal static void ShouldBeTheSameRunAs(this string run, string expected)
    {
        foreach (string name in ContractFiles)
        {
            File.ReadAllBytes(Path.Combine(run, name)).ShouldBe(File.ReadAllBytes(Path.Combine(expected, name)), name);
        }

        string tasks = Path.Combine(expected, "tasks.csv");
        File.Exists(Path.Combine(run, "tasks.csv")).ShouldBe(File.Exists(tasks));
        if (File.Exists(tasks))
        {
            File.ReadAllBytes(Path.Combine(run, "tasks.csv")).ShouldBe(File.ReadAllBytes(tasks), "tasks.csv");
        }

        string mine = TemporaryFolder.NewestCheckpoint(run), other = TemporaryFolder.NewestCheckpoint(expected);
        Path.GetFileName(mine).ShouldBe(Path.GetFileName(other));
        File.ReadAllBytes(mine).ShouldBe(File.ReadAllBytes(other), mine);
        Best(run).ShouldBe(Best(expected));
    }

    /// <summary>The name of the best checkpoint; null where no checkpoint was evaluated.</summary>
    private static string? Best(string run)
    {
        string best = Path.Combine(run, "checkpoints", "best");
        return File.Exists(best) ? File.ReadAllText(best) : null;
    }
}
