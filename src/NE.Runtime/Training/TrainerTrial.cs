using System.Collections.Generic;
using System.Linq;

namespace NE.Runtime.Training;

/// <summary>One run of a trainer.</summary>
/// <param name="Experiment">The experiment.</param>
/// <param name="Seed">Seed of all its random numbers.</param>
/// <param name="Folder">Its run folder; null for one under <see cref="TrainerOptions.Root"/>.</param>
public sealed record TrainerTrial(ExperimentDefinition Experiment, uint Seed, string? Folder = null)
{
    /// <summary>Its display name: <c>NeTd3  Ant-v4  seed 3</c>.</summary>
    internal string Title
    {
        get
        {
            string point = Experiment.Point == "default" ? "" : "  " + Experiment.Point;
            return $"{Experiment.Name}  {Experiment.Task.Name}{point}  seed {Seed}";
        }
    }

    /// <summary>Creates one run per seed.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="seeds">The seeds.</param>
    public static IReadOnlyList<TrainerTrial> Of(ExperimentDefinition experiment, params IEnumerable<uint> seeds) =>
        [.. seeds.Select(seed => new TrainerTrial(experiment, seed))];
}
