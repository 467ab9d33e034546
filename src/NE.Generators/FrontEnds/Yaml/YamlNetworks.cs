using System.Collections.Generic;
using System.Linq;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Program;
using NE.Generators.Vocabulary;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>Reads <c>networks</c>: an actor and a critic, each a list of layers or a map with more.</summary>
internal static class YamlNetworks
{
    /// <summary>Keys of <c>networks</c>.</summary>
    public static IReadOnlyList<string> Keys { get; } = [YamlVocabulary.Actor, YamlVocabulary.Critic];

    /// <summary>Keys of a network.</summary>
    public static IReadOnlyList<string> KeysOf(string network) =>
    [
        YamlVocabulary.Name, KebabCase.Of(Schema.Dense),
        .. network == YamlVocabulary.Critic ? [YamlVocabulary.Twins] : (string[])[],
        YamlVocabulary.Layers,
    ];

    /// <summary>Reads the value of <c>networks</c>.</summary>
    public static EquatableArray<DeclaredNetwork> Read(YamlScope scope, YamlEntry networks)
    {
        if (networks.Value is not YamlMap map)
        {
            scope.WrongKind(
                YamlVocabulary.Networks, "an actor and a critic, as in actor: [linear 256, relu, linear action, tanh]", networks.Key.Span,
                networks.Value);
            return [];
        }

        List<DeclaredNetwork> read = [];
        foreach (YamlEntry entry in map.Entries)
        {
            if (Keys.Contains(entry.Key.Text))
            {
                read.Add(Network(scope, entry));
            }
            else
            {
                scope.UnknownKey(YamlVocabulary.Networks, Keys, entry);
            }
        }

        // A name that was written for one network may be the other's by convention.
        if (read.Count == 2 && read[0].Name == read[1].Name)
        {
            scope.Report(
                ProblemId.NetworkTwice, $"Actor and critic are both called '{read[1].Name}'; rename one.", map.Entries[1].Key.Span);
            read.RemoveAt(1);
        }

        return read.ToEquatableArray();
    }

    private static DeclaredNetwork Network(YamlScope scope, YamlEntry entry)
    {
        string key = entry.Key.Text;
        bool actor = key == YamlVocabulary.Actor;
        string name = actor ? "Policy" : "Value";
        string role = actor ? "Actor" : "Critic";
        int twins = actor ? 1 : (int)Schema.Twins.Default();
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
                    case YamlVocabulary.Twins when !actor:
                        twins = Twins(scope, value);
                        twinsPlace = value.Value.Span;
                        break;
                    case "dense":
                        dense = Dense(scope, key, value);
                        break;
                    default:
                        scope.UnknownKey(key, KeysOf(key), value);
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
        scope.Place(new(name, Attribute: role), entry.Key.Span);
        if (twinsPlace is { } span)
        {
            scope.Place(new(name, Attribute: role, Setting: "Twins"), span);
        }

        EquatableArray<DeclaredLayer> read = layers is null ? []
            : new YamlLayers(scope, name, key, actor ? "Action" : "Q").Read(layers, entry.Key.Span);
        return new(
            name, actor ? NetworkRole.Actor : NetworkRole.Critic, twins, dense, $"public partial class {name}", "public", read);
    }

    private static int Twins(YamlScope scope, YamlEntry entry)
    {
        if (YamlValues.Number(entry.Value) is not { } twins)
        {
            scope.WrongKind("critic.twins", "1 or 2", entry.Key.Span, entry.Value, YamlValues.Hint(entry.Value));
        }
        else if (Schema.Twins.Allows(twins))
        {
            return (int)twins;
        }
        else
        {
            scope.Report(
                ProblemId.NetworkValueOutOfRange,
                $"critic.twins = {MessageFormat.Number(twins)} is out of range; it must be 1 or 2.",
                entry.Value.Span);
        }

        return (int)Schema.Twins.Default();
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
