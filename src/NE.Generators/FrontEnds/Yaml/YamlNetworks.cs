using System.Collections.Generic;
using System.Linq;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Program;
using NE.Generators.Roles;
using NE.Generators.Vocabulary;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>Reads <c>networks</c>: one per role, each a list of layers or a map.</summary>
internal static class YamlNetworks
{
    /// <summary>Keys of <c>networks</c>.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. RoleRegistry.All.Select(static role => role.Word)];

    /// <summary>Keys of a network.</summary>
    public static IReadOnlyList<string> KeysOf(NetworkRole role) =>
    [
        YamlVocabulary.Name, KebabCase.Of(Schema.Dense),
        .. role.Twins is null ? (string[])[] : [YamlVocabulary.Twins],
        YamlVocabulary.Layers,
    ];

    /// <summary>Reads the value of <c>networks</c>.</summary>
    public static EquatableArray<DeclaredNetwork> Read(YamlScope scope, YamlEntry networks)
    {
        if (networks.Value is not YamlMap map)
        {
            scope.WrongKind(
                YamlVocabulary.Networks, $"{MessageFormat.All([.. RoleRegistry.All.Select(static role => $"'{role.Word}'")])}, as in {RoleRegistry.All[0].Word}: {RoleRegistry.All[0].Example}",
                networks.Key.Span, networks.Value);
            return [];
        }

        List<DeclaredNetwork> read = [];
        foreach (YamlEntry entry in map.Entries)
        {
            if (RoleRegistry.Find(entry.Key.Text) is { } role)
            {
                read.Add(Network(scope, role, entry));
            }
            else
            {
                scope.UnknownKey(YamlVocabulary.Networks, Keys, entry);
            }
        }

        // A name written for one network may be another's default name.
        for (int i = read.Count - 1; i > 0; i--)
        {
            if (read.Take(i).FirstOrDefault(other => other.Name == read[i].Name) is { } first)
            {
                scope.Report(
                    ProblemId.NetworkTwice, $"The {first.Role.Word} and the {read[i].Role.Word} are both called '{first.Name}'; rename one.",
                    map.Entries.First(entry => entry.Key.Text == read[i].Role.Word).Key.Span);
                read.RemoveAt(i);
            }
        }

        return read.ToEquatableArray();
    }

    private static DeclaredNetwork Network(YamlScope scope, NetworkRole role, YamlEntry entry)
    {
        string key = role.Word;
        string name = role.NetworkName;
        int twins = role.DefaultTwins;
        bool dense = false;
        YamlSpan? twinsPlace = null;
        YamlSpan place = entry.Key.Span;
        YamlNode? layers = entry.Value is YamlList ? entry.Value : null;
        if (entry.Value is YamlMap map)
        {
            foreach (YamlEntry value in map.Entries)
            {
                switch (value.Key.Text)
                {
                    case YamlVocabulary.Name:
                        name = YamlNames.Read(scope, $"the {key}", value.Value, value.Key.Span) ?? name;
                        place = value.Value.Span;
                        break;
                    case YamlVocabulary.Layers:
                        layers = value.Value;
                        break;
                    case YamlVocabulary.Twins when role.Twins is { } setting:
                        twins = Twins(scope, key, setting, value);
                        twinsPlace = value.Value.Span;
                        break;
                    case "dense":
                        dense = Dense(scope, key, value);
                        break;
                    default:
                        scope.UnknownKey(key, KeysOf(role), value);
                        break;
                }
            }

            if (layers is null)
            {
                scope.Report(ProblemId.NoLayers, $"The {key} has no layers; add layers: [linear 256, relu, ...] to it.", entry.Key.Span);
            }
        }
        else if (layers is null)
        {
            scope.WrongKind(
                $"networks.{key}", "a list of layers such as [linear 256, relu], or a map with 'layers'", entry.Key.Span, entry.Value);
        }

        if (MemberNames.AgentMembers.Contains(name))
        {
            scope.Report(ProblemId.ReservedName,
                $"A network cannot be called '{name}': generated code has a member of that name; rename it.", place);
        }

        scope.Place(Anchor.OfNetwork(name), place);
        scope.Place(new(name, Attribute: role.Name), entry.Key.Span);
        if (twinsPlace is { } span)
        {
            scope.Place(new(name, Attribute: role.Name, Setting: role.Twins!.Name), span);
        }

        EquatableArray<DeclaredLayer> read = layers is null ? []
            : new YamlLayers(scope, name, role).Read(layers, entry.Key.Span);
        return new(
            name, role, twins, dense, $"public partial class {name}", "public", read);
    }

    private static int Twins(YamlScope scope, string network, SettingSchema setting, YamlEntry entry)
    {
        if (YamlValues.Number(entry.Value) is not { } twins)
        {
            scope.WrongKind($"{network}.{YamlVocabulary.Twins}", "1 or 2", entry.Key.Span, entry.Value, YamlValues.Hint(entry.Value));
        }
        else if (setting.Allows(twins))
        {
            return (int)twins;
        }
        else
        {
            scope.Report(
                ProblemId.NetworkValueOutOfRange,
                $"{network}.{YamlVocabulary.Twins} = {MessageFormat.Number(twins)} is out of range; it must be 1 or 2.",
                entry.Value.Span);
        }

        return (int)setting.Default();
    }

    private static bool Dense(YamlScope scope, string network, YamlEntry entry)
    {
        if (YamlValues.Switch(entry.Value) is { } on)
        {
            return on;
        }

        scope.WrongKind($"{network}.dense", "true or false", entry.Key.Span, entry.Value, YamlValues.Hint(entry.Value));
        return false;
    }
}
