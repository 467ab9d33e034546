using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using NE.Generators.Model.Schema;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>
/// Puts messages about experiments into the words of YAML. Rules speak of attributes, <c>[Without&lt;GrowAttribute&gt;]</c> and
/// <c>Grow.Every</c>; a reader of YAML knows <c>grow: off</c> and <c>grow.every</c>.
/// </summary>
internal static class YamlWords
{
    private static readonly Dictionary<string, string> Names = MakeNames();

    private static readonly Regex Removal = new(@"\[Without<(\w+?)(Attribute)?>\]");
    private static readonly Regex Environment = new(@"\[Environment\(Tasks\.(\w+)\)\](, or \[Environment<T>\] with a class of your own)?");
    private static readonly Regex Linear = new(@"\[Linear\((?:Size\.)?(\w+)\)\]");
    private static readonly Regex Bracketed = new(@"\[([A-Z]\w+)\]");
    private static readonly Regex Assignment = new(@"\b([A-Z]\w+) = (?:[A-Z]\w+\.)?([A-Z]\w+)");
    private static readonly Regex Member = new(@"\b([A-Z]\w+)\.([A-Z]\w+)\b");
    private static readonly Regex Word = new(@"(?<![\w'.])([A-Z][a-z]+(?:[A-Z][a-z]+|[0-9])*)(?![\w'])");

    /// <summary>The message in the words of YAML.</summary>
    public static string Of(string message)
    {
        string text = Removal.Replace(message, static match => $"'{Key(match.Groups[1].Value)}: off'");
        text = Environment.Replace(text, static match => "'environment: HalfCheetah-v4'");
        text = Linear.Replace(text, static match => $"'linear {match.Groups[1].Value.ToLowerInvariant()}'");
        text = Bracketed.Replace(text, static match => Kept(match.Groups[1].Value) ?? match.Value);
        text = Assignment.Replace(text, static match => $"{Key(match.Groups[1].Value)}: {Key(match.Groups[2].Value)}");
        text = Member.Replace(text, static match => Member2(match));
        return Word.Replace(text, static match => Setting(match.Groups[1].Value, match, match.Result("$`")));
    }

    private static string Key(string name) => YamlVocabulary.Key(name);

    private static string? Kept(string name) => name switch
    {
        "Dense" => "'dense: on'",
        "Topology" => "topology",
        _ => Names.TryGetValue(name, out string? key) ? $"'{key}'" : null,
    };

    private static string Member2(Match match)
    {
        string owner = match.Groups[1].Value;
        string name = match.Groups[2].Value;
        return Vocabulary.Find(owner)?.Find(name) is not null
            ? owner == Vocabulary.Experiment ? Key(name) : $"{Key(owner)}.{Key(name)}"
            : Vocabulary.Parts.Any(part => part.Settings.Any(setting => setting.ChoiceType == owner && setting.Choices.Contains(name)))
                ? Key(name)
                : match.Value;
    }

    private static string Setting(string name, Match match, string before) =>
        Names.TryGetValue(name, out string? key) && (before.Length > 0 && !before.EndsWith(". ", System.StringComparison.Ordinal)) ? key : match.Value;

    private static Dictionary<string, string> MakeNames()
    {
        var names = new Dictionary<string, string>();
        foreach (PartSchema part in Vocabulary.Parts)
        {
            foreach (string name in part.Settings.Select(static setting => setting.Name).Append(part.Name))
            {
                names[name] = Key(name);
            }
        }

        foreach (string step in new[] { "LayerNorm" }.Concat(YamlVocabulary.Activations.Values.Select(static kind => kind.ToString())))
        {
            names[step] = Key(step);
        }

        return names;
    }
}
