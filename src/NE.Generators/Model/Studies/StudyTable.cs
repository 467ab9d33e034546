using System.Collections.Generic;
using System.Linq;
using NE.Generators.Planning;

namespace NE.Generators.Model.Studies;

/// <summary>The studies of an assembly whose trials can all be trained.</summary>
/// <param name="Studies">The studies, by full name.</param>
internal sealed record StudyTable(EquatableArray<StudyTableEntry> Studies)
{
    // Points of a run at which the plan of a study shows the live weights: every tenth, including both ends.
    private const int Moments = 10;

    /// <summary>Creates the table of an assembly.</summary>
    public static StudyTable Of(IEnumerable<StudyResolution> studies, IReadOnlyCollection<Output> outputs)
    {
        var byName = outputs.Where(output => output.Declaration is not null).ToDictionary(output => output.Declaration!.FullName);
        return new(
            studies.Select(study => study.Study).OfType<StudyDeclaration>().Where(study => study.Arms.All(arm => byName.ContainsKey(arm.Program)))
                .Select(study => new StudyTableEntry(
                    study, study.Arms.Select(arm => Live(byName[arm.Program].Declaration!)).ToEquatableArray()))
                .ToEquatableArray());
    }

    private static EquatableArray<long> Live(Declaration declaration) => Planner.Plan(declaration) is { } plan
        ? Enumerable.Range(0, Moments + 1)
            .Select(moment => GrowthSchedule.LiveAt(plan, declaration.Experiment.Steps * moment / Moments)).ToEquatableArray()
        : [];
}
