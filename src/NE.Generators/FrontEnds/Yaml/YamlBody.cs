using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Vocabulary;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>Reads the keys shared by experiments and variants: run, task, networks, parts.</summary>
/// <param name="scope">Receives problems and places; its name is that of the experiment.</param>
/// <param name="space">The namespace of the file, in which a type is looked up if its name has no dot.</param>
internal sealed class YamlBody(YamlScope scope, string space)
{
    private readonly SortedDictionary<string, List<Setting>> parts = new(StringComparer.Ordinal) { [Schema.Experiment] = [] };
    private readonly Dictionary<string, OwnType> types = new(StringComparer.Ordinal);
    private readonly SortedSet<string> without = new(StringComparer.Ordinal);
    private string summary = "";
    private TaskReference? task;
    private EquatableArray<DeclaredNetwork> networks = [];

    /// <summary>Reads the entries of a map.</summary>
    /// <param name="where">The name of the map in messages.</param>
    /// <param name="map">The map.</param>
    /// <param name="keys">All valid keys.</param>
    /// <param name="others">Those that are read elsewhere.</param>
    public void Read(string where, YamlMap map, IReadOnlyList<string> keys, IReadOnlyCollection<string> others)
    {
        foreach (YamlEntry entry in map.Entries)
        {
            string key = entry.Key.Text;
            if (others.Contains(key))
            {
                continue;
            }

            if (!keys.Contains(key))
            {
                scope.UnknownKey(where, keys, entry, Elsewhere(key, keys));
            }
            else if (YamlVocabulary.PartOf(key) is { } part)
            {
                Part(part, entry);
            }
            else if (YamlVocabulary.SettingOf(YamlVocabulary.ExperimentPart, key) is { } setting)
            {
                Value(Schema.Experiment, setting, key, entry);
            }
            else
            {
                Other(key, entry);
            }
        }
    }

    /// <summary>The result, as a declaration.</summary>
    public Declared Finish(string name, string @namespace, string? @base, bool broken) => new(
        name, @namespace, [], $"public partial class {name}", "public", Sealed: false, DeclarationSource.Yaml, @base, summary, task,
        parts.Select(part => new WrittenPart(
            PartKey.NameOf(part.Key), part.Value.OrderBy(static setting => setting.Name, StringComparer.Ordinal).ToEquatableArray())
        {
            Own = types.TryGetValue(part.Key, out OwnType own) ? own : null,
            Which = PartKey.ChoiceOf(part.Key),
        }).ToEquatableArray(),
        without.ToEquatableArray(), networks, broken, []);

    /// <summary>Reads the value of <c>summary</c>: text on one line.</summary>
    public static string? Sentence(YamlScope scope, YamlEntry entry)
    {
        if (entry.Value is YamlScalar { Absent: false } text)
        {
            return OneLine(text.Text);
        }

        scope.WrongKind(entry.Key.Text, "a sentence", entry.Key.Span, entry.Value);
        return null;
    }

    private void Other(string key, YamlEntry entry)
    {
        switch (key)
        {
            case YamlVocabulary.Summary:
                summary = Sentence(scope, entry) ?? "";
                break;
            case YamlVocabulary.Environment:
                Environment(entry);
                break;
            case YamlVocabulary.Networks:
                networks = YamlNetworks.Read(scope, entry);
                break;
            default:
                OneOf(YamlVocabulary.Kinds[key], entry);
                break;
        }
    }

    private void Environment(YamlEntry entry)
    {
        YamlNode[] named = entry.Value is YamlList list ? [.. list.Items] : [entry.Value];
        if (named.Length == 0 || named.Any(static name => name is not YamlScalar { Absent: false }))
        {
            scope.WrongKind(
                YamlVocabulary.Environment, "the name of a task such as HalfCheetah-v4, or a list of names", entry.Key.Span, entry.Value);
            return;
        }

        task = new(named.Select(static name => ((YamlScalar)name).Text).ToEquatableArray(), null);
        scope.Place(Anchor.Part(Schema.Environment), entry.Key.Span);
        for (int i = 0; i < named.Length; i++)
        {
            scope.Place(Anchor.OfTask(i), named[i].Span);
        }
    }

    private void OneOf(IReadOnlyList<string> names, YamlEntry entry)
    {
        string[] words = [.. names.Select(KebabCase.Of)];
        if (entry.Value is not YamlScalar { Absent: false } name)
        {
            scope.WrongKind(entry.Key.Text, MessageFormat.Any(words), entry.Key.Span, entry.Value);
        }
        else if (names.FirstOrDefault(part => KebabCase.Of(part) == name.Text) is { } named)
        {
            Write(named, entry);
        }
        else
        {
            scope.UnknownWord(entry.Key.Text, words, name);
        }
    }

    private void Part(PartSchema part, YamlEntry entry)
    {
        if (part.Repeated is { } repeated)
        {
            Repeated(part, repeated, entry);
        }
        else if (!part.Many)
        {
            Part(part, part.Name, entry.Key.Text, entry);
        }
        else if (entry.Value is YamlMap map)
        {
            foreach (YamlEntry own in map.Entries)
            {
                if (TypeName(entry.Key.Text, own.Key, own.Key.Span) is { } name)
                {
                    var type = new OwnType(name, 0);
                    types[PartKey.Of(part.Name, type)] = type;
                    Part(part, PartKey.Of(part.Name, type), $"{entry.Key.Text}.{own.Key.Text}", own);
                }
            }
        }
        else
        {
            scope.WrongKind(entry.Key.Text, $"types by name, as in {{ My.Type: {Example(part)} }}", entry.Key.Span, entry.Value);
        }
    }

    // All parts of a name are removed together; each choice has values of its own.
    private void Repeated(PartSchema part, RepeatedPart repeated, YamlEntry entry)
    {
        if (YamlValues.Switch(entry.Value) is false)
        {
            Part(part, part.Name, entry.Key.Text, entry);
        }
        else if (entry.Value is YamlMap map)
        {
            string[] words = [.. repeated.Choices.Select(KebabCase.Of)];
            foreach (YamlEntry one in map.Entries)
            {
                int choice = Array.IndexOf(words, one.Key.Text);
                string what = $"{entry.Key.Text}.{one.Key.Text}";
                if (choice < 0)
                {
                    scope.UnknownKey(entry.Key.Text, words, one);
                }
                else if (one.Value is YamlMap)
                {
                    Part(part, PartKey.Of(part.Name, repeated.Choices[choice]), what, one);
                    scope.Place(Anchor.Part(PartKey.Of(part.Name, repeated.Choices[choice]), ""), one.Key.Span);
                }
                else
                {
                    scope.WrongKind(what, $"values by name as in {Example(part)}", one.Key.Span, one.Value);
                }
            }
        }
        else
        {
            scope.WrongKind(
                entry.Key.Text, $"off, or values by name as in {{ {KebabCase.Of(repeated.Choices[0])}: {Example(part)} }}", entry.Key.Span, entry.Value);
        }
    }

    // The part with this key within the experiment, called so in messages.
    private void Part(PartSchema part, string id, string what, YamlEntry entry)
    {
        if (YamlValues.Switch(entry.Value) is { } on)
        {
            if (on)
            {
                Write(id, entry);
            }
            else
            {
                without.Add(id);
                scope.Place(Anchor.Without(id), entry.Value.Span);
            }
        }
        else if (entry.Value is YamlMap map && YamlVocabulary.SettingKeys(part).Count > 0)
        {
            Write(id, entry);
            foreach (YamlEntry value in map.Entries)
            {
                if (YamlVocabulary.SettingOf(part, value.Key.Text) is { } setting)
                {
                    Value(id, setting, $"{what}.{value.Key.Text}", value);
                }
                else if (value.Key.Text == YamlVocabulary.Type && part is { Own: not null, Many: false })
                {
                    if (TypeName($"{what}.{value.Key.Text}", value.Value, value.Key.Span) is { } name)
                    {
                        types[id] = new OwnType(name, 0);
                    }
                }
                else
                {
                    scope.UnknownKey(what, YamlVocabulary.SettingKeys(part), value);
                }
            }
        }
        else
        {
            string first = YamlVocabulary.SettingKeys(part).Count == 0 ? "" : $", or values by name as in {Example(part)}";
            scope.WrongKind(what, $"on or off{first}", entry.Key.Span, entry.Value, YamlValues.Hint(entry.Value));
        }
    }

    private static string Example(PartSchema part) =>
        YamlVocabulary.SettingKeys(part) is { Count: > 0 } keys ? $"{{ {keys[0]}: ... }}" : "on";

    private string? TypeName(string what, YamlNode node, YamlSpan key)
    {
        if (node is YamlScalar { Absent: false } name && YamlNames.IsNamespace(name.Text))
        {
            return name.Text.IndexOf('.') < 0 ? Declaration.Qualify(space, [], name.Text) : name.Text;
        }

        scope.WrongKind(what, "the name of a C# type such as My.Type", key, node);
        return null;
    }

    private void Value(string part, SettingSchema setting, string what, YamlEntry entry)
    {
        if (YamlValues.Written(scope, what, setting, entry) is { } value)
        {
            parts[part].Add(value);
            scope.Place(Anchor.Part(part, setting.Name), entry.Value.Span);
        }
    }

    private void Write(string part, YamlEntry entry)
    {
        if (!parts.ContainsKey(part))
        {
            parts.Add(part, []);
        }

        scope.Place(Anchor.Part(part), entry.Key.Span);
    }

    // A value written next to its part instead of in it, or a file-level key in a variant.
    private static string? Elsewhere(string key, IReadOnlyList<string> keys)
    {
        string[] owners =
        [
            .. YamlVocabulary.Parts.Where(part => YamlVocabulary.SettingOf(part, key) is not null)
                .Select(static part => KebabCase.Of(part.Name)),
        ];
        return owners.Length > 0
            ? $"It belongs to {MessageFormat.Any(owners)}: write {owners[0]}: {{ {key}: ... }}."
            : YamlNetworks.Keys.Contains(key) ? $"It belongs to networks: write networks: {{ {key}: [...] }}."
            : YamlVocabulary.FileKeys.Contains(key) && !keys.Contains(key) ? "It belongs to the top of the file."
            : null;
    }

    // Characters that are invalid in XML become spaces, as do line breaks: the text is used in a documentation comment.
    private static string OneLine(string text)
    {
        var line = new StringBuilder(text.Length);
        for (int index = 0; index < text.Length; index++)
        {
            bool pair = char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);
            if (pair)
            {
                line.Append(text[index++]).Append(text[index]);
            }
            else
            {
                line.Append(
                    char.IsControl(text[index]) || char.IsSurrogate(text[index]) || text[index] is '\u2028' or '\u2029' or >= '\uFFFE'
                    ? ' ' : text[index]);
            }
        }

        return string.Join(" ", line.ToString().Split([' '], StringSplitOptions.RemoveEmptyEntries));
    }
}
