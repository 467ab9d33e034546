using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using NE.Generators.Vocabulary;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>
/// Translates messages about experiments to YAML terms. Rules refer to attributes, <c>[Without&lt;GrowAttribute&gt;]</c> and
/// <c>Grow.Every</c>; in YAML these are <c>grow: off</c> and <c>grow.every</c>.
/// </summary>
internal static class YamlWords
{
    private static readonly HashSet<string> Parts = [.. Schema.Parts.Select(static part => part.Name)];

    private static readonly HashSet<string> Settings =
        [.. Schema.Parts.SelectMany(static part => part.Settings).Select(static setting => setting.Name)];

    private static readonly HashSet<string> Choices = [.. Schema.Parts.SelectMany(static part => part.Settings)
        .SelectMany(static setting => setting.Choices.Select(choice => setting.ChoiceType + "." + choice))];

    // Order matters: longer patterns come first.
    private static readonly (Regex Pattern, MatchEvaluator Words)[] Rules =
    [
        (new(@"add a nested partial class with \[(\w+)\]"), static m => $"add '{Key(m, 1)}: [linear 256, relu, ...]' to networks"),
        (new(@"\[Environment\(Tasks\.HalfCheetah\)\], or \[Environment<T>\] with your own class"),
            static _ => "'environment: HalfCheetah-v4'"),
        (new(@"[Dd]elete this attribute"), static m => m.Value.Replace("attribute", "key")),
        (new(@"an \[Experiment\]"), static _ => "an experiment"),
        (new(@"\[Without<(\w+?)(?:Attribute)?>\]"), static m => $"'{Key(m, 1)}: off'"),
        (new(@"\[Linear\((?:Size\.)?(\w+)\)\]"), static m => $"'linear {Key(m, 1)}'"),
        (new(@"\[(\w+)\((\w+) = (?:\w+\.(?=[A-Z]))?([\w.]+)\)\]"), static m => $"'{Key(m, 1)}: {{ {Key(m, 2)}: {Key(m, 3)} }}'"),
        (new(@"\[Dense\]"), static _ => "'dense: on'"),
        (new(@"\[([A-Z]\w+)\]"), static m => $"'{Key(m, 1)}'"),
        (new(@"\b(?:([A-Z]\w+)\.)?([A-Z]\w+) = \w+\.([A-Z]\w+)"), static m => $"{Owner(m)}{Key(m, 2)}: {Key(m, 3)}"),
        (new(@"[Ww]rite ([A-Z]\w+) = "), static m => $"{m.Value.Substring(0, 5)} {Key(m, 1)}: "),
        (new(@"\b([A-Z]\w+)\.([A-Z]\w+)\b"), static m => Member(m)),
        (new(@"(?<=^|There is no |experiment has )([A-Z]\w+)"
            + "(?= to remove| cannot be removed| has no effect| is both written|, so there is nothing)"),
            static m => Parts.Contains(m.Value) ? Key(m, 1) : m.Value),
        (new(@"^([A-Z]\w+)(?= = )"), static m => Settings.Contains(m.Value) ? Key(m, 1) : m.Value),
        (new(@"(?<=[\w,;:)] )([A-Z]\w+)\b(?!')"), static m => Settings.Contains(m.Value) ? Key(m, 1) : m.Value),
    ];

    /// <summary>The message in YAML terms.</summary>
    public static string Of(string message) =>
        Rules.Aggregate(message, static (text, rule) => rule.Pattern.Replace(text, rule.Words));

    private static string Key(Match match, int group) => KebabCase.Of(match.Groups[group].Value);

    private static string Owner(Match match) => match.Groups[1].Success ? Key(match, 1) + "." : "";

    private static string Member(Match match)
    {
        string owner = match.Groups[1].Value;
        string name = match.Groups[2].Value;
        return Parts.Contains(owner) && Settings.Contains(name)
            ? owner == Schema.Experiment ? KebabCase.Of(name) : $"{KebabCase.Of(owner)}.{KebabCase.Of(name)}"
            : Choices.Contains(match.Value) ? KebabCase.Of(name) : match.Value;
    }
}
