using System.Collections.Generic;
using System.Linq;

namespace NE.Runtime.Training;

/// <summary>One study of an assembly, as listed in its generated table.</summary>
/// <param name="Name">Name of the declaring class.</param>
/// <param name="FirstSeed">The first seed; the others are consecutive.</param>
/// <param name="Seeds">Number of seeds per row.</param>
/// <param name="Rows">Experiments × tasks × grid points.</param>
public sealed record StudyDefinition(string Name, uint FirstSeed, int Seeds, IReadOnlyList<StudyRow> Rows)
{
    /// <summary>
    /// All trials, seed by seed, so that the first ones to finish compare all rows. A trial's index is its position here.
    /// </summary>
    public IReadOnlyList<StudyTrial> Trials() =>
    [
        .. Enumerable.Range(0, Seeds * Rows.Count)
            .Select(index => new StudyTrial(index, Rows[index % Rows.Count], FirstSeed + (uint)(index / Rows.Count))),
    ];
}
