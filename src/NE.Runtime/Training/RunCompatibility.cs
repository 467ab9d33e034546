using System.Linq;
using NE.Runtime.Training.Checkpoints;

namespace NE.Runtime.Training;

/// <summary>Refuses a checkpoint of another experiment, seed or program, and names the difference.</summary>
internal static class RunCompatibility
{
    /// <summary>Compares a checkpoint with what is about to run.</summary>
    /// <param name="found">What the checkpoint is of.</param>
    /// <param name="expected">What is about to run.</param>
    /// <param name="folder">The run folder.</param>
    /// <exception cref="RunException">They differ.</exception>
    internal static void Check(CheckpointHeader found, CheckpointHeader expected, string folder)
    {
        if ((found.Experiment, found.Task, found.Seed) != (expected.Experiment, expected.Task, expected.Seed))
        {
            throw new RunException(
                $"{folder} holds {found.Experiment} on {found.Task} with seed {found.Seed}, not {expected.Experiment} on {expected.Task} "
                + $"with seed {expected.Seed}; choose another place with --out, or start over with --force.");
        }

        if (found.Program != expected.Program)
        {
            string[] differences =
            [
                .. CheckpointHeader.Differences(found.Structure, expected.Structure).Select(pair => $"it has '{pair.Before}', this program '{pair.Now}'"),
            ];
            string difference = differences.Length > 0
                ? string.Join("; ", differences)
                : "its declaration is the same, the generated code is not";
            throw new RunException(
                $"The checkpoint in {folder} was made by another program: {difference}; build that program again, or start over with --force.");
        }
    }
}
