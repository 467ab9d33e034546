using System.Linq;
using NE.Runtime.Training.Checkpoints;

namespace NE.Runtime.Training;

/// <summary>Rejects a checkpoint of a different experiment, seed or program, and names the difference.</summary>
internal static class RunCompatibility
{
    /// <summary>Compares a checkpoint with the run about to start.</summary>
    /// <param name="found">The checkpoint's header.</param>
    /// <param name="expected">The header of the run about to start.</param>
    /// <param name="folder">The run folder.</param>
    /// <exception cref="RunException">They differ.</exception>
    internal static void Check(CheckpointHeader found, CheckpointHeader expected, string folder)
    {
        if ((found.Experiment, found.Task, found.Seed) != (expected.Experiment, expected.Task, expected.Seed))
        {
            throw new RunException(
                $"{folder} holds {found.Experiment} on {found.Task} with seed {found.Seed}, not {expected.Experiment} on {expected.Task} "
                + $"with seed {expected.Seed}; choose another folder with --out, or start over with --force.");
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
                $"The checkpoint in {folder} was made by a different program: {difference}; rebuild that program, "
                + "or start over with --force.");
        }
    }
}
