using System.Collections.Generic;
using System.Linq;

namespace NE.Runtime.Training;

/// <summary>One run of a trainer.</summary>
/// <param name="Experiment">What is trained.</param>
/// <param name="Seed">Seed of all its random numbers.</param>
/// <param name="Folder">Its run folder; null for one under <see cref="TrainerOptions.Root"/>.</param>
public sealed record TrainerTrial(ExperimentDefinition Experiment, uint Seed, string? Folder = null)
{
    /// <summary>What a person calls it: <c>NeTd3  Ant-v4  seed 3</c>.</summary>
    internal string Title
    {
        get
        {
            string point = Experiment.Point == "default" ? "" : "  " + Experiment.Point;
            return $"{Experiment.Name}  {Experiment.Task.Name}{point}  seed {Seed}";
        }
    }

    /// <summary>One run a seed.</summary>
    /// <param name="experiment">What is trained.</param>
    /// <param name="seeds">The seeds.</param>
    public static IReadOnlyList<TrainerTrial> Of(ExperimentDefinition experiment, params IEnumerable<uint> seeds) =>
        [.. seeds.Select(seed => new TrainerTrial(experiment, seed))];
}
