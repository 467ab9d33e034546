using System.Collections.Generic;
using System.Linq;
using NE.Dsl;
using NE.Generators.Diagnostics;
using NE.Generators.Model;
using NE.Generators.Modules.Norms;
using NE.Generators.Modules.Stages;
using NE.Generators.Roles;
using NE.Generators.Vocabulary;
using static NE.Generators.FrontEnds.Yaml.JsonText;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>
/// The JSON schema of <c>*.ne.yaml</c> files for completion and validation in editors. Derived from the vocabulary that the reader uses, so
/// that the two cannot differ.
/// </summary>
internal static class YamlSchema
{
    private const string Closed = "false";

    private static readonly string Words = Inline(("type", String("string")));
    private static readonly string Names = Inline(("type", String("string")), ("pattern", String("^[A-Z][A-Za-z0-9_]{0,99}$")));
    private static readonly string FullNames = Inline(("type", String("string")), ("pattern", String("^[A-Za-z_][A-Za-z0-9_.]*$")));
    private static readonly string Switches = Inline(("enum", Array(["true", "false", String("on"), String("off")])));

    /// <summary>The schema, with a final line break.</summary>
    public static string Print() => Block(
    [
        ("$schema", String("http://json-schema.org/draft-07/schema#")),
        ("$id", String("https://github.com/ne-dsl/ne-dsl/blob/main/docs/reference/ne.schema.json")),
        ("title", String("NE.Dsl experiment")),
        ("description", String("An NE.Dsl experiment, its variants and a study of them.")),
        ("type", String("object")),
        ("properties", Block(
        [
            (YamlVocabulary.Experiment, Described(Names, "The experiment's name, which becomes the name of its class.")),
            (YamlVocabulary.Namespace, Described(Words, "The namespace of the file's classes. Default: the project's root namespace.")),
            (YamlVocabulary.Of, Described(FullNames, "In a file without an experiment: the base of its variants.")),
            .. Body(),
            (YamlVocabulary.Variants, Block(
            [
                ("description", String("Variants by name; each states only what differs.")),
                ("type", String("object")),
                ("propertyNames", Names),
                ("additionalProperties", Reference("variant")),
            ])),
            (YamlVocabulary.Study, Reference("study")),
        ])),
        ("anyOf", Array(((string[])[YamlVocabulary.Experiment, YamlVocabulary.Variants, YamlVocabulary.Study])
            .Select(static key => Inline(("required", Array([String(key)])))))),
        ("additionalProperties", Closed),
        ("definitions", Block(
        [
            ("switch", Switches),
            ("step", Step()),
            ("layers", Layers()),
            .. RoleRegistry.All.Select(static role => (role.Word, Network(role))),
            ("variant", Object(
                "What differs from the base.",
                [(YamlVocabulary.Of, Described(FullNames, "The base. Default: the file's.")), .. Body()])),
            ("study", Study()),
            .. YamlVocabulary.Parts.Select(static part => (KebabCase.Of(part.Name), Part(part))),
        ])),
    ]) + "\n";

    private static IEnumerable<(string, string)> Body()
    {
        yield return (YamlVocabulary.Summary, Described(Words, "One sentence, for the documentation of the class."));
        foreach (SettingSchema setting in YamlVocabulary.ExperimentPart.Settings)
        {
            yield return (KebabCase.Of(setting.Name), Value(setting));
        }

        yield return (YamlVocabulary.Environment, Block(
        [
            ("description", String("The task, or the tasks of a sequence in the order of their visits.")),
            ("anyOf", Array([TaskName, Block([("type", String("array")), ("items", Inline(("anyOf", Array([TaskName, Words]))))]), Words])),
        ]));
        foreach (KeyValuePair<string, IReadOnlyList<string>> kind in YamlVocabulary.Kinds)
        {
            yield return (kind.Key, Inline(("enum", Array(kind.Value.Select(static name => String(KebabCase.Of(name)))))));
        }

        yield return (YamlVocabulary.Networks, Object(
            "The two networks.", YamlNetworks.Keys.Select(static key => (key, Reference(key)))));
        foreach (PartSchema part in YamlVocabulary.Parts)
        {
            yield return (KebabCase.Of(part.Name), Reference(KebabCase.Of(part.Name)));
        }
    }

    private static string Part(PartSchema part)
    {
        if (!part.Many)
        {
            return One(part, part.Own is null ? [] : [(YamlVocabulary.Type, Described(FullNames, $"A type of the project that implements {part.Own.Interface}."))]);
        }

        if (part.Repeated is { } repeated)
        {
            string values = Object("", part.Settings.Select(static setting => (KebabCase.Of(setting.Name), Value(setting))));
            return Block(
            [
                ("anyOf", List(
                [
                    Block(
                    [
                        ("description", String("One or several, by name.")),
                        ("type", String("object")),
                        ("propertyNames", Inline(("enum", Array(repeated.Choices.Select(static choice => String(KebabCase.Of(choice))))))),
                        ("additionalProperties", values),
                    ]),
                    Reference("switch"),
                ])),
            ]);
        }

        return Block(
        [
            ("description", String($"Types of the project that implement {part.Own!.Interface}, by name.")),
            ("type", String("object")),
            ("additionalProperties", One(part, [])),
        ]);
    }

    private static string One(PartSchema part, IEnumerable<(string, string)> more)
    {
        (string, string)[] properties = [.. more, .. part.Settings.Select(static setting => (KebabCase.Of(setting.Name), Value(setting)))];
        return properties.Length == 0
            ? Reference("switch")
            : Block([("anyOf", List([Object("", properties), Reference("switch")]))]);
    }

    private static string Value(SettingSchema setting)
    {
        if (setting.Textual)
        {
            string item = setting.List ? Number("A number.") : Words;
            return Block(
            [
                ("description", String($"{Capital(YamlValues.Wanted(setting))}.")),
                ("anyOf", List([item, Block([("type", String("array")), ("items", item)])])),
            ]);
        }

        IEnumerable<string> presets = setting.Defaults.Keys.Where(preset => setting.Default(preset) != setting.Default())
            .Select(preset => $"; preset {KebabCase.Of(preset.ToString())}: {Default(setting, preset)}");
        string text = $"{Capital(YamlValues.Wanted(setting))}. Default {Default(setting)}{string.Concat(presets)}.";
        if (setting.Choices.Count > 0)
        {
            return Described(Inline(("enum", Array(setting.Choices.Select(static choice => String(KebabCase.Of(choice)))))), text);
        }

        return setting.Flag ? Described(Switches, text) : Number(text, setting);
    }

    // Editors follow YAML 1.2, where 1_000 is a string; its form is checked, and its range if it is a number.
    private static string Number(string text, SettingSchema? setting = null)
    {
        List<(string, string)> number = [("type", String(setting is { Whole: true } ? "integer" : "number"))];
        if (setting is { } known)
        {
            number.Add((known.Range.LowOpen ? "exclusiveMinimum" : "minimum", Plain(known.Range.Low)));
            if (!double.IsInfinity(known.Range.High))
            {
                number.Add((known.Range.HighOpen ? "exclusiveMaximum" : "maximum", Plain(known.Range.High)));
            }
        }

        return Block(
        [
            ("description", String(text)),
            ("anyOf", List([Inline([.. number]), Inline(("type", String("string")), ("pattern", String(YamlNumber.Pattern)))])),
        ]);
    }

    private static string Step()
    {
        string words = string.Join("|", YamlVocabulary.Activations.Keys);
        return Block(
        [
            ("description", String(
                $"A step of a layer: linear with its units, {string.Join(", ", NormRegistry.All.Select(static norm => norm.Word))}, or an activation; "
                + $"or a stage of its own: {MessageFormat.Any([.. Stages().Select(static stage => stage.Word)])}. Activations: "
                + $"{MessageFormat.Any([.. YamlVocabulary.Activations.Keys])}.")),
            ("type", String("string")),
            ("pattern", String(
                $"^({YamlVocabulary.Linear} +([0-9_]+|action|gaussian|observation)|{string.Join("|", Numbered())}|{words})$")),
            ("examples", Array(
                ((string[])
                [
                    $"{YamlVocabulary.Linear} 256", $"{YamlVocabulary.Linear} action", .. YamlVocabulary.Steps.Skip(1).Except(YamlVocabulary.Activations.Keys),
                    .. YamlVocabulary.Activations.Keys,
                ])
                .Select(String))),
        ]);
    }

    private static IEnumerable<Stage> Stages() => StageRegistry.All.Where(static stage => stage != StageRegistry.Usual);

    // A word with at most as many numbers as it has settings.
    private static IEnumerable<string> Numbered() => Stages().Select(static stage => (stage.Word, stage.Settings.Count))
        .Union(NormRegistry.All.Select(static norm => (norm.Word, 1)))
        .Select(static step => step.Word + (step.Item2 == 1 ? "( +[0-9.eE+-]+)?" : $"( +[0-9.eE+-]+){{0,{step.Item2}}}"));

    private static string Layers() => Block(
    [
        ("description", String("Stages from input to output. 'linear' begins a layer; a map names a stage.")),
        ("type", String("array")),
        ("minItems", "1"),
        ("items", Block(
        [
            ("anyOf", List(
            [
                Reference("step"),
                Block(
                [
                    ("type", String("object")),
                    ("propertyNames", Names),
                    ("additionalProperties", Inline(("anyOf", Array(
                        [Reference("step"), Inline(("type", String("array")), ("items", Reference("step")))])))),
                ]),
            ])),
        ])),
    ]);

    private static string Network(NetworkRole role)
    {
        Dictionary<string, string> values = new()
        {
            [YamlVocabulary.Name] = Described(
                Names, $"The network's name. Default: {role.NetworkName}."),
            [KebabCase.Of(Schema.Dense)] = Described(Switches, "Whether the network has no masks. Default false."),
            [YamlVocabulary.Layers] = Reference("layers"),
        };
        if (role.Twins is { } twins)
        {
            values[YamlVocabulary.Twins] = Described(
                Inline(("enum", Array(["1", "2"]))), $"Number of {role.Word}s with separate weights. Default {Default(twins)}.");
        }

        return Block(
        [
            ("anyOf", List([Reference("layers"), Object("", YamlNetworks.KeysOf(role).Select(key => (key, values[key])))])),
        ]);
    }

    private static string Study()
    {
        string list = Inline(("type", String("array")), ("items", Words), ("uniqueItems", "true"));
        return Object("Experiments × tasks × values × seeds, one trial per combination.",
        [
            (YamlVocabulary.Name, Described(Names, "The study's name. Default: the experiment's name followed by 'Study'.")),
            (YamlVocabulary.Summary, Described(Words, "One sentence.")),
            (YamlStudy.Seeds, Number($"How many seeds. Default {Default(Schema.Study.Find(nameof(StudyAttribute.Seeds))!)}.")),
            (YamlStudy.FirstSeed, Number($"The first seed. Default {Default(Schema.Study.Find(nameof(StudyAttribute.FirstSeed))!)}.")),
            (YamlStudy.Compare, Described(list, "Names of experiments and variants. Default: all in this file.")),
            (YamlStudy.Across, Described(list, "Names of tasks. Default: each experiment's own.")),
            (YamlStudy.Vary, Object("Lists of values; every combination is a trial.",
            [
                ("steps", Many()),
                .. YamlVocabulary.Parts.Where(static part => part.Settings.Count > 0)
                    .Select(static part => (KebabCase.Of(part.Name), Object(
                    "", part.Settings.Where(static setting => !setting.Textual).Select(static setting => (KebabCase.Of(setting.Name), Many()))))),
            ])),
        ]);

        static string Many() => Inline(("type", String("array")), ("minItems", "1"));
    }

    private static string TaskName => Inline(("enum", Array(TaskCatalogue.All.Select(static task => String(task.Name)))));

    private static string Object(string text, IEnumerable<(string, string)> properties) => Block(
    [
        .. text.Length > 0 ? [("description", String(text))] : ((string, string)[])[],
        ("type", String("object")),
        ("properties", Block(properties)),
        ("additionalProperties", Closed),
    ]);

    private static string Described(string schema, string text) =>
        "{ " + $"{String("description")}: {String(text)}, " + schema.Substring(2);

    private static string Reference(string definition) => Inline(("$ref", String("#/definitions/" + definition)));

    private static string Default(SettingSchema setting, Preset preset = Preset.Recommended)
    {
        double value = setting.Default(preset);
        return setting.Choices.Count > 0 ? KebabCase.Of(setting.Choices[(int)value])
            : setting.Flag ? (value != 0 ? "true" : "false")
            : Plain(value);
    }

    private static string Plain(double number) => number >= 1_000 && number == System.Math.Floor(number)
        ? number.ToString("0", System.Globalization.CultureInfo.InvariantCulture)
        : number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);
}
