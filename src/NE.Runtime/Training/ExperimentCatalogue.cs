using System.Collections;
using System.Collections.Generic;

namespace NE.Runtime.Training;

/// <summary>The experiments of an assembly, and the studies that compare them.</summary>
/// <param name="experiments">The experiments, in table order.</param>
/// <param name="studies">The studies.</param>
public sealed class ExperimentCatalogue(
    IReadOnlyList<ExperimentDefinition> experiments, IReadOnlyList<StudyDefinition> studies) : IReadOnlyList<ExperimentDefinition>
{
    /// <summary>The studies.</summary>
    public IReadOnlyList<StudyDefinition> Studies { get; } = studies;

    /// <inheritdoc/>
    public int Count => experiments.Count;

    /// <inheritdoc/>
    public ExperimentDefinition this[int index] => experiments[index];

    /// <inheritdoc/>
    public IEnumerator<ExperimentDefinition> GetEnumerator() => experiments.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
