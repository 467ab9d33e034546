using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Model.Studies;
using NE.Generators.Vocabulary;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>All problems of YAML files with their locations: those of the text and those of the complete experiments.</summary>
internal static class YamlProblems
{
    /// <summary>Collects them.</summary>
    /// <param name="readings">The files; the first to use a name keeps it.</param>
    /// <param name="resolved">All experiments of the assembly, including those in C#.</param>
    /// <param name="studies">All studies of the assembly.</param>
    /// <param name="references">The references of the assembly.</param>
    /// <returns>Paths and problems, by file and location.</returns>
    public static IEnumerable<(string Path, YamlProblem Problem)> Of(
        IReadOnlyList<YamlReading> readings, IReadOnlyList<Resolution> resolved, IReadOnlyList<StudyResolution> studies,
        References references)
    {
        ILookup<string, Resolution> byName = resolved.ToLookup(static resolution => resolution.Declared.FullName, StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var takenStudies = new HashSet<string>(StringComparer.Ordinal);
        foreach (YamlReading reading in readings)
        {
            var problems = new List<YamlProblem>(reading.Problems);
            foreach (Declared declared in reading.Declared)
            {
                Dictionary<Anchor, YamlSpan> places = Places(reading, declared.FullName);
                IEnumerable<Problem> own = !taken.Add(declared.FullName)
                    ? [Resolver.Taken(declared.FullName)]
                    : Own(declared, byName, places);
                own = own.Concat(references.Problems(declared.Name));
                problems.AddRange(own.SelectMany(problem => Place(problem, places)));
            }

            foreach (DeclaredStudy study in reading.Studies)
            {
                Dictionary<Anchor, YamlSpan> places = Places(reading, YamlStudy.PlaceName(study.FullName));
                IEnumerable<Problem> own = !takenStudies.Add(study.FullName) ? [StudyExpander.NameTaken(study.Name)]
                    : studies.Where(other => other.Declared.FullName == study.FullName && other.Declared.Source == DeclarationSource.Yaml)
                        .Take(1)
                        .SelectMany(found => found.Problems.Concat(StudyExpander.Impossible(found, resolved)));
                problems.AddRange(own.SelectMany(problem => Place(problem, places)));
            }

            foreach (YamlProblem problem in problems.Distinct().OrderBy(static problem => problem.Span.Start))
            {
                yield return (reading.Path, problem);
            }
        }
    }

    private static IEnumerable<Problem> Own(Declared declared, ILookup<string, Resolution> byName, Dictionary<Anchor, YamlSpan> places)
    {
        Resolution[] same = [.. byName[declared.FullName]];
        if (same.FirstOrDefault(static resolution => resolution.Declared.Source == DeclarationSource.Yaml) is not { } resolution)
        {
            yield break;
        }

        // Problems reported at a base are not repeated, unless they concern something written here.
        HashSet<(string, string)> inherited = [];
        HashSet<string> seen = [declared.FullName];
        for (string? name = resolution.Declared.Base; name is not null && seen.Add(name);)
        {
            Resolution? link = byName[name].FirstOrDefault();
            inherited.UnionWith(link?.Problems.Select(static problem => (problem.Id, problem.Message)) ?? []);
            name = link?.Declared.Base;
        }

        foreach (Problem problem in resolution.Problems)
        {
            // If the text itself has errors, a seemingly missing item may only be misspelt.
            if (declared.Broken && !StandsBesideOthers(problem.Id))
            {
                continue;
            }

            if (!inherited.Contains((problem.Id, problem.Message))
                || problem.Anchors.Any(anchor => anchor != Anchor.Declaration && places.ContainsKey(anchor)))
            {
                yield return problem;
            }
        }
    }

    private static bool StandsBesideOthers(string id) =>
        id is ProblemId.VariantCycle or ProblemId.VariantOfNonExperiment or ProblemId.WithoutAbsentPart or ProblemId.RequiredPartRemoved
            or ProblemId.NameTaken or ProblemId.UnknownTask or ProblemId.Internal
        || Schema.Parts.Any(part => part.RangeProblem == id);

    private static IEnumerable<YamlProblem> Place(Problem problem, Dictionary<Anchor, YamlSpan> places)
    {
        foreach (Anchor anchor in problem.Anchors)
        {
            if (places.TryGetValue(anchor, out YamlSpan span))
            {
                return [new(problem.Id, YamlWords.Of(problem.Message), span)];
            }
        }

        return problem.Blocks && places.TryGetValue(Anchor.Declaration, out YamlSpan name)
            ? [new(problem.Id, YamlWords.Of(problem.Message), name)]
            : [];
    }

    private static Dictionary<Anchor, YamlSpan> Places(YamlReading reading, string fullName)
    {
        var places = new Dictionary<Anchor, YamlSpan>();
        foreach (YamlPlace place in reading.Places)
        {
            if (place.FullName == fullName && !places.ContainsKey(place.Anchor))
            {
                places.Add(place.Anchor, place.Span);
            }
        }

        return places;
    }
}
