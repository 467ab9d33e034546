using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Model.Studies;
using NE.Generators.Vocabulary;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>
/// Reads <c>study</c>. Without <c>compare</c> it compares everything declared in its file; without <c>name</c> it is named after the
/// experiment.
/// </summary>
internal sealed class YamlStudy
{
    public const string FirstSeed = "first-seed";
    public const string Seeds = "seeds";
    public const string Compare = "compare";
    public const string Across = "across";
    public const string Vary = "vary";

    private static readonly SettingSchema SeedCount = Schema.Study.Find(nameof(StudyAttribute.Seeds))!;
    private static readonly SettingSchema SeedStart = Schema.Study.Find(nameof(StudyAttribute.FirstSeed))!;

    private readonly YamlScope scope;
    private string summary = "";
    private double firstSeed = SeedStart.Default();
    private double seeds = SeedCount.Default();
    private IReadOnlyList<string>? compared;
    private readonly List<TaskReference> tasks = [];
    private readonly List<DeclaredGrid> grids = [];

    private YamlStudy(YamlScope scope) => this.scope = scope;

    /// <summary>Keys of a study.</summary>
    public static IReadOnlyList<string> Keys { get; } =
        [YamlVocabulary.Name, YamlVocabulary.Summary, Seeds, FirstSeed, Compare, Across, Vary];

    /// <summary>The name under which places of a study are stored, distinct from an experiment of the same name.</summary>
    public static string PlaceName(string fullName) => "study " + fullName;

    /// <summary>Reads the value of <c>study</c>; null if it has no name.</summary>
    /// <param name="scope">Receives problems and places.</param>
    /// <param name="entry">The key and its value.</param>
    /// <param name="space">The namespace of the file.</param>
    /// <param name="declared">The declarations of the file, the experiment first.</param>
    /// <param name="experiment">Name of the experiment, or null.</param>
    public static DeclaredStudy? Read(YamlScope scope, YamlEntry entry, string space, IReadOnlyList<Declared> declared, string? experiment)
    {
        if (entry.Value is not YamlMap map)
        {
            scope.WrongKind("study", "values by name, as in { seeds: 10, across: [HalfCheetah-v4, Ant-v4] }", entry.Key.Span, entry.Value);
            return null;
        }

        YamlEntry? named = map.Find(YamlVocabulary.Name);
        string? name = named is not null ? YamlNames.Read(scope, "a study", named.Value, named.Key.Span)
            : experiment is null ? null : experiment + "Study";
        if (named is null && experiment is null)
        {
            scope.Report(
                ProblemId.WrongKind, "A study in a file without an experiment needs a name; add 'name: Ablation' to it.", entry.Key.Span);
        }

        if (name is null)
        {
            return null;
        }

        scope.FullName = PlaceName(Declaration.Qualify(space, [], name));
        scope.Place(Anchor.Declaration, named?.Value.Span ?? entry.Key.Span);
        scope.Place(Anchor.Part("Study"), entry.Key.Span);
        int before = scope.Problems.Count;
        var study = new YamlStudy(scope);
        study.Values(map, declared, space);
        if (study.compared is null)
        {
            study.compared = [.. declared.Select(static one => one.FullName)];
            for (int index = 0; index < declared.Count; index++)
            {
                scope.Place(Anchor.OfStudy("Compare", index), entry.Key.Span);
            }
        }

        if (study.compared.Count == 0 && scope.Problems.Count == before)
        {
            scope.Report(
                ProblemId.NothingToCompare,
                $"The study '{name}' compares nothing; add compare: [...] with names of experiments or variants.",
                entry.Key.Span);
        }

        return new(
            name, space, [], DeclarationSource.Yaml, study.summary, (long)study.firstSeed, (int)study.seeds,
            study.compared.ToEquatableArray(),
            study.tasks.ToEquatableArray(), study.grids.ToEquatableArray(), scope.Problems.Count > before, []);
    }

    private void Values(YamlMap map, IReadOnlyList<Declared> declared, string space)
    {
        foreach (YamlEntry entry in map.Entries)
        {
            switch (entry.Key.Text)
            {
                case YamlVocabulary.Name:
                    break;
                case YamlVocabulary.Summary:
                    summary = YamlBody.Sentence(scope, entry) ?? "";
                    break;
                case Seeds:
                    seeds = Count(entry, SeedCount, seeds);
                    break;
                case FirstSeed:
                    firstSeed = Count(entry, SeedStart, firstSeed);
                    break;
                case Compare:
                    compared = Compared(entry, declared, space);
                    break;
                case Across:
                    Tasks(entry);
                    break;
                case Vary:
                    Grid(entry);
                    break;
                default:
                    scope.UnknownKey("study", Keys, entry);
                    break;
            }
        }
    }

    private double Count(YamlEntry entry, SettingSchema setting, double otherwise)
    {
        string what = "study." + entry.Key.Text;
        if (YamlValues.Number(entry.Value) is not { } number)
        {
            scope.WrongKind(what, $"a whole number {setting.Range}", entry.Key.Span, entry.Value, YamlValues.Hint(entry.Value));
            return otherwise;
        }

        scope.Place(Anchor.Part("Study", setting.Name), entry.Value.Span);
        if (setting.Allows(number))
        {
            return number;
        }

        scope.Report(
            ProblemId.StudyValueOutOfRange,
            $"{what} = {MessageFormat.Number(number)} is out of range; it must be a whole number {setting.Range}.",
            entry.Value.Span);
        return otherwise;
    }

    private List<string> Compared(YamlEntry entry, IReadOnlyList<Declared> declared, string space)
    {
        List<string> names = [];
        foreach (YamlScalar name in Words(entry, "names of experiments, as in [NeTd3, NoReview]"))
        {
            string full = declared.Any(one => one.Name == name.Text) ? Declaration.Qualify(space, [], name.Text) : name.Text;
            Once(names.Contains(full), name);
            scope.Place(Anchor.OfStudy("Compare", names.Count), name.Span);
            names.Add(full);
        }

        return names;
    }

    private void Tasks(YamlEntry entry)
    {
        foreach (YamlScalar name in Words(entry, "names of tasks, as in [HalfCheetah-v4, Ant-v4]"))
        {
            if (TaskCatalogue.All.All(task => task.Name != name.Text))
            {
                scope.Report(ProblemId.UnknownTask, TaskResolver.UnknownName(name.Text, default).Message, name.Span);
            }

            Once(tasks.Any(task => task.Name == name.Text), name);
            scope.Place(Anchor.OfStudy("Across", 0, tasks.Count), name.Span);
            tasks.Add(new(name.Text, null));
        }
    }

    private void Grid(YamlEntry entry)
    {
        const string example = "lists of values, as in { grow: { every: [500, 1_000] } }";
        if (entry.Value is not YamlMap parts)
        {
            scope.WrongKind("study.vary", example, entry.Key.Span, entry.Value);
            return;
        }

        string[] keys =
        [
            "steps",
            .. YamlVocabulary.Parts.Where(static part => part.Settings.Count > 0).Select(static part => KebabCase.Of(part.Name)),
        ];
        foreach (YamlEntry part in parts.Entries)
        {
            if (part.Key.Text == "steps")
            {
                Axis(YamlVocabulary.ExperimentPart, YamlVocabulary.ExperimentPart.Find("Steps")!, "steps", part);
            }
            else if (YamlVocabulary.PartOf(part.Key.Text) is not { Settings.Count: > 0 } schema)
            {
                scope.UnknownKey("study.vary", keys, part);
            }
            else if (part.Value is not YamlMap settings)
            {
                scope.WrongKind(
                    $"study.vary.{part.Key.Text}", $"lists of values, as in {{ {YamlVocabulary.SettingKeys(schema)[0]}: [...] }}",
                    part.Key.Span, part.Value);
            }
            else
            {
                foreach (YamlEntry setting in settings.Entries)
                {
                    if (YamlVocabulary.SettingOf(schema, setting.Key.Text) is { Textual: false } value)
                    {
                        Axis(schema, value, $"{part.Key.Text}.{setting.Key.Text}", setting);
                    }
                    else
                    {
                        scope.UnknownKey(part.Key.Text, YamlVocabulary.SettingKeys(schema), setting);
                    }
                }
            }
        }
    }

    private void Axis(PartSchema part, SettingSchema setting, string what, YamlEntry entry)
    {
        int ordinal = grids.Count;
        scope.Place(Anchor.OfStudy("Vary", ordinal), entry.Key.Span);
        if (entry.Value is not YamlList { Items.Count: > 0 } list)
        {
            scope.WrongKind(what, "a list of values in a study, as in [..., ...]", entry.Key.Span, entry.Value);
            return;
        }

        List<double> values = [];
        foreach (YamlNode item in list.Items)
        {
            if (YamlValues.Read(scope, what, setting, new(entry.Key, item)) is not { } value)
            {
                continue;
            }

            if (!setting.Allows(value))
            {
                scope.Report(
                    ProblemId.VaryValueOutOfRange,
                    $"{what} cannot be {MessageFormat.Number(value)}; it must be "
                    + $"{(setting.Whole ? "a whole number " : "")}{setting.Range}.", item.Span);
            }

            Once(values.Contains(value), (YamlScalar)item);
            scope.Place(Anchor.OfStudy("Vary", ordinal, values.Count + 1), item.Span);
            values.Add(value);
        }

        grids.Add(new(part.Name, setting.Name, values.ToEquatableArray()));
    }

    private void Once(bool twice, YamlScalar word)
    {
        if (twice)
        {
            scope.Report(
                ProblemId.StudyNamesTwice, $"The study names {word.Text} twice, and the same trial would run twice; delete one.",
                word.Span);
        }
    }

    private IEnumerable<YamlScalar> Words(YamlEntry entry, string wanted)
    {
        if (entry.Value is not YamlList list)
        {
            scope.WrongKind("study." + entry.Key.Text, wanted, entry.Key.Span, entry.Value);
            yield break;
        }

        foreach (YamlNode item in list.Items)
        {
            if (item is YamlScalar { Absent: false } word)
            {
                yield return word;
            }
            else
            {
                scope.WrongKind("study." + entry.Key.Text, wanted, item.Span, item);
            }
        }
    }
}
