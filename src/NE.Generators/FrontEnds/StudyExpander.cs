using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Model.Studies;
using NE.Generators.Vocabulary;

namespace NE.Generators.FrontEnds;

/// <summary>
/// Turns studies into tables: experiments × tasks × grid points. An arm that no declared experiment covers becomes a new place, a
/// synthesised variant. Pure; the same for every front end.
/// </summary>
internal static class StudyExpander
{
    /// <summary>Namespace of the programs that studies add.</summary>
    public const string Programs = "NE.Programs";

    // Beyond this a table is unreadable and its programs would stall an editor.
    private const int MostArms = 1_000;

    /// <summary>Expands all studies of an assembly.</summary>
    /// <param name="studies">The studies, in any order.</param>
    /// <param name="places">The declared experiments.</param>
    /// <param name="stop">Cancels the work.</param>
    /// <returns>One resolution for each study, sorted by full name.</returns>
    public static EquatableArray<StudyResolution> Expand(
        IEnumerable<DeclaredStudy> studies, IReadOnlyCollection<Declared> places, CancellationToken stop)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        List<StudyResolution> resolved = [];
        foreach (DeclaredStudy study in studies.Distinct().OrderBy(study => study.FullName, StringComparer.Ordinal))
        {
            stop.ThrowIfCancellationRequested();
            resolved.Add(taken.Add(study.Name) ? Guard(Bases.Complete(study, places), places) : new(study, null, [], [NameTaken(study.Name)]));
        }

        return resolved.ToEquatableArray();
    }

    /// <summary>Reports that the name of a study is taken.</summary>
    public static Problem NameTaken(string name) => new(
        ProblemId.StudyNameTaken,
        $"Another study of this project is called '{name}'; study folders and the command line use only that name and ignore "
        + "case; rename one.",
        [Anchor.Declaration]);

    /// <summary>The failed resolutions of programs added by studies, as problems of the study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="resolved">All resolutions, including those of its programs.</param>
    public static IEnumerable<Problem> Impossible(StudyResolution study, IReadOnlyCollection<Resolution> resolved)
    {
        var byName = resolved.ToLookup(resolution => resolution.Declared.FullName);
        foreach (Declared program in study.Programs)
        {
            // Problems of the experiment itself are reported there.
            HashSet<string> known = [.. byName[program.Base!].SelectMany(resolution => resolution.Problems).Select(problem => problem.Message)];
            Problem? problem = byName[program.FullName].SelectMany(resolution => resolution.Problems)
                .FirstOrDefault(problem => problem.Blocks && !known.Contains(problem.Message));
            if (problem is not null)
            {
                string where = program.Task is { } task ? $" on {task.Name}" : "";
                string point = program.Arm!.Point.Length > 0 ? $" with {program.Arm.Point}" : "";
                yield return new(
                    ProblemId.TrialImpossible,
                    $"{program.Arm.Experiment} cannot be trained{where}{point}: {problem.Message}",
                    [Anchor.OfStudy("Compare", study.Declared.Experiments.Items.IndexOf(program.Base!))]);
            }
        }
    }

    private static StudyResolution Guard(DeclaredStudy study, IReadOnlyCollection<Declared> places)
    {
        try
        {
            return study.Broken ? new(study, null, [], []) : Expand(study, places);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new(study, null, [], [InternalProblem.Of(exception)]);
        }
    }

    private static StudyResolution Expand(DeclaredStudy study, IReadOnlyCollection<Declared> places)
    {
        List<Problem> problems = [];
        Dictionary<string, Declared> byName = Resolver.Index([.. places, .. study.Referenced]);
        HashSet<string> here = [.. places.Select(place => place.FullName)];
        HashSet<int> used = [];
        List<StudyArm> arms = [];
        List<Declared> programs = [];
        for (int index = 0; index < study.Experiments.Count; index++)
        {
            string name = study.Experiments[index];
            if (!byName.TryGetValue(name, out Declared? place))
            {
                problems.Add(study.Source == DeclarationSource.Yaml
                    ? new(
                        ProblemId.CompareOfNonExperiment, $"There is no experiment '{name}' to compare. {Bases.Advice(name, places)}",
                        [Anchor.OfStudy("Compare", index)])
                    : NotAnExperiment(name, index));
            }
            else if (Resolver.ChainOf(place, byName) is { } chain)
            {
                int[] grids = [.. Enumerable.Range(0, study.Grids.Count).Where(grid => Resolver.HasPart(chain, study.Grids[grid].Part))];
                used.UnionWith(grids);
                Add(study, place, chain, here.Contains(name), [.. grids.Select(grid => study.Grids[grid])], arms, programs);
            }
        }

        for (int grid = 0; problems.Count == 0 && grid < study.Grids.Count; grid++)
        {
            if (!used.Contains(grid))
            {
                problems.Add(new(
                    ProblemId.VaryUnknownValue,
                    $"No compared experiment has {study.Grids[grid].Part}, so there is nothing to vary; delete this attribute or compare one "
                    + "that has it.",
                    [Anchor.OfStudy("Vary", grid)]));
            }
        }

        if (arms.Count > MostArms)
        {
            problems.Add(new(
                ProblemId.StudyValueOutOfRange,
                $"The study has {MessageFormat.Count(arms.Count)} combinations of experiment, task and values; at most {MessageFormat.Count(MostArms)} "
                + "are allowed. Split it.",
                [Anchor.Part("Study")]));
        }

        return problems.Count > 0 || arms.Count == 0
            ? new(study, null, [], problems.ToEquatableArray())
            : new(
                study, new(study.Name, study.Summary, study.FirstSeed, study.Seeds, arms.ToEquatableArray()), programs.ToEquatableArray(), []);
    }

    private static Problem NotAnExperiment(string name, int index) => new(
        ProblemId.CompareOfNonExperiment,
        $"'{name}' is not an experiment, so it cannot be compared; name a class that has [Experiment] or [Variant<...>].",
        [Anchor.OfStudy("Compare", index)]);

    private static void Add(
        DeclaredStudy study, Declared place, IReadOnlyList<Declared> chain, bool here, IReadOnlyList<DeclaredGrid> grids, List<StudyArm> arms,
        List<Declared> programs)
    {
        string? own = Resolver.TaskOf(chain);
        IEnumerable<TaskReference?> tasks = study.Tasks.Count > 0 ? study.Tasks.Select(task => task.Name == own ? null : task) : [null];
        foreach (TaskReference? task in tasks)
        {
            foreach (IReadOnlyList<double> point in Points(grids))
            {
                string label = string.Join(",", grids.Select((grid, axis) => $"{grid.Part}.{grid.Setting}={Text(grid, point[axis])}"));
                var name = new ArmName(place.Name, label);
                string program = place.FullName;
                if (task is not null || grids.Count > 0 || !here)
                {
                    Declared made = Program(place, chain, here, task, grids, point, name);
                    programs.Add(made);
                    program = made.FullName;
                }

                arms.Add(new(name, task?.Name ?? own ?? "", program));
            }
        }
    }

    private static Declared Program(
        Declared place, IReadOnlyList<Declared> chain, bool here, TaskReference? task, IReadOnlyList<DeclaredGrid> grids,
        IReadOnlyList<double> point, ArmName name)
    {
        string suffix = string.Concat(grids.Select((grid, axis) => grid.Part + grid.Setting + Identifier(Text(grid, point[axis]))));
        string className = place.Name + (task is null ? "" : "On" + Identifier(task.Name)) + (suffix.Length > 0 ? "With" + suffix : "");
        if (className == place.Name)
        {
            className += "Here";
        }

        EquatableArray<WrittenPart> parts = grids.Select((grid, axis) => (grid.Part, Setting: new Setting(grid.Setting, point[axis])))
            .GroupBy(value => value.Part, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new WrittenPart(
                group.Key, group.Select(value => value.Setting).OrderBy(setting => setting.Name, StringComparer.Ordinal).ToEquatableArray()))
            .ToEquatableArray();
        return new Declared(
            className, Programs, [], "internal partial class " + className, "internal", Sealed: false, "study", place.FullName,
            $"{name.Experiment}{(task is null ? "" : " on " + task.Name)}{(name.Point.Length > 0 ? " with " + name.Point : "")}, for a study.",
            task, parts, [], [], Broken: false, here ? place.ReferencedBases : chain.ToEquatableArray())
        {
            Arm = name,
        };
    }

    /// <summary>All points of a grid, the last axis fastest; one empty point if there are no axes.</summary>
    private static IEnumerable<IReadOnlyList<double>> Points(IReadOnlyList<DeclaredGrid> grids)
    {
        IEnumerable<ImmutableArray<double>> points = [[]];
        foreach (DeclaredGrid grid in grids)
        {
            points = points.SelectMany(_ => grid.Values, static (point, value) => point.Add(value)).ToList();
        }

        return points.Select(static point => (IReadOnlyList<double>)point);
    }

    private static string Text(DeclaredGrid grid, double value)
    {
        SettingSchema? schema = Schema.Find(grid.Part)?.Find(grid.Setting);
        return schema is { Choices.Count: > 0 } ? schema.Choices[(int)value]
            : schema is { Whole: true, Range: { Low: 0, High: 1 } } ? (value == 0 ? "false" : "true")
            : MessageFormat.Number(value);
    }

    private static string Identifier(string text)
    {
        var identifier = new StringBuilder();
        bool start = true;
        for (int index = 0; index < text.Length; index++)
        {
            char letter = text[index];
            if (char.IsLetterOrDigit(letter))
            {
                identifier.Append(start ? char.ToUpperInvariant(letter) : letter);
            }
            else if (letter == '.' && identifier.Length > 0)
            {
                identifier.Append('_');
            }
            else if (letter == '-' && index + 1 < text.Length && char.IsDigit(text[index + 1]))
            {
                identifier.Append("minus");
            }

            start = !char.IsLetterOrDigit(letter);
        }

        return identifier.ToString();
    }
}
