using System.Collections.Generic;

namespace NE.Runtime.Training;

/// <summary>One row of a study, trained with every seed.</summary>
/// <param name="Experiment">
/// The experiment. Rows of the same experiment differ in task and <see cref="ExperimentDefinition.Point"/>.
/// </param>
/// <param name="Live">
/// Live connections of all networks except targets, at equally spaced times from the start of the run to its end, assuming that nothing is
/// pruned or that pruned connections are regrown.
/// </param>
public sealed record StudyRow(ExperimentDefinition Experiment, IReadOnlyList<long> Live);
