using System.Collections.Generic;

namespace NE.Runtime.Training;

/// <summary>One row of a study: what every seed is trained with.</summary>
/// <param name="Experiment">What is trained. Rows of one experiment differ in task and <see cref="ExperimentDefinition.Point"/>.</param>
/// <param name="Live">
/// Live connections of all networks, targets not counted, at equal moments from the start of the run to its end, if nothing is pruned or
/// what is pruned grows again.
/// </param>
public sealed record StudyRow(ExperimentDefinition Experiment, IReadOnlyList<long> Live);
