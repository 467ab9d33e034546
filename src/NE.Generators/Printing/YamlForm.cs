using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using NE.Dsl;
using NE.Generators.FrontEnds.Yaml;
using NE.Generators.Model;
using NE.Generators.Model.Studies;
using NE.Generators.Modules.Norms;
using NE.Generators.Vocabulary;

namespace NE.Generators.Printing;

/// <summary>
/// Prints declarations as an equivalent YAML file: reading it gives equal declarations. Features that only a class has,
/// accessibility and user-defined tasks, are omitted.
/// </summary>
internal static class YamlForm
{
    /// <summary>Prints an experiment with its variants.</summary>
    /// <param name="declared">At most one experiment, and variants, all of one namespace.</param>
    /// <param name="study">A study of them, or null.</param>
    public static string Print(IReadOnlyList<Declared> declared, DeclaredStudy? study = null)
    {
        var text = new StringBuilder();
        Declared? experiment = declared.FirstOrDefault(static one => one.Base is null);
        Declared[] variants = [.. declared.Where(static one => one.Base is not null)];
        if (experiment is not null)
        {
            Line(text, 0, YamlVocabulary.Experiment, experiment.Name);
        }

        string space = declared.Count > 0 ? declared[0].Namespace : study?.Namespace ?? "";
        if (space.Length > 0)
        {
            Line(text, 0, YamlVocabulary.Namespace, space);
        }

        if (experiment is not null)
        {
            Body(text, 0, experiment);
        }

        if (variants.Length > 0)
        {
            text.Append(YamlVocabulary.Variants).Append(":\n");
        }

        foreach (Declared variant in variants)
        {
            var body = new StringBuilder();
            if (variant.Base != experiment?.FullName)
            {
                Line(body, 4, YamlVocabulary.Of, Near(variant.Base!, declared));
            }

            Body(body, 4, variant);
            text.Append("  ").Append(variant.Name).Append(body.Length == 0 ? ": {}\n" : ":\n").Append(body);
        }

        if (study is not null)
        {
            Study(text, study, declared);
        }

        return text.ToString();
    }

    private static void Body(StringBuilder text, int indent, Declared declared)
    {
        if (declared.Summary.Length > 0)
        {
            Line(text, indent, YamlVocabulary.Summary, Quoted(declared.Summary));
        }

        foreach (Setting setting in Written(declared, Schema.Experiment))
        {
            Line(text, indent, KebabCase.Of(setting.Name), Value(YamlVocabulary.ExperimentPart.Find(setting.Name)!, setting));
        }

        if (declared.Task is { } task)
        {
            Line(text, indent, YamlVocabulary.Environment, task.Names.Count == 1 ? task.Name : $"[{string.Join(", ", task.Names)}]");
        }

        if (declared.Networks.Count > 0)
        {
            text.Append(' ', indent).Append(YamlVocabulary.Networks).Append(":\n");
            foreach (DeclaredNetwork network in declared.Networks)
            {
                Line(text, indent + 2, network.Role.Word, Network(network));
            }
        }

        foreach (PartSchema part in YamlVocabulary.Parts)
        {
            string key = KebabCase.Of(part.Name);
            if (!part.Many)
            {
                if (PartText(declared, part, part.Name) is { } value)
                {
                    Line(text, indent, key, value);
                }

                continue;
            }

            if (declared.Without.Items.Contains(part.Name))
            {
                Line(text, indent, key, "off");
                continue;
            }

            string[] own =
            [
                .. declared.Parts.Select(static written => written.Key).Concat(declared.Without).Where(id => PartKey.NameOf(id) == part.Name)
                    .Distinct().OrderBy(static id => id, System.StringComparer.Ordinal)
                    .Select(id => $"{Which(id)}: {PartText(declared, part, id)}"),
            ];
            if (own.Length > 0)
            {
                Line(text, indent, key, $"{{ {string.Join(", ", own)} }}");
            }
        }
    }

    // The name of its type, or the word of its choice.
    private static string Which(string id) =>
        PartKey.ChoiceOf(id) is { } choice ? KebabCase.Of(choice) : id.Substring(PartKey.NameOf(id).Length + 1).TrimEnd('>');

    // The value of a part's key, or null if the declaration neither writes nor removes it.
    private static string? PartText(Declared declared, PartSchema part, string id)
    {
        if (declared.Without.Items.Contains(id))
        {
            return "off";
        }

        if (declared.Parts.FirstOrDefault(written => written.Key == id) is not { } written)
        {
            return null;
        }

        string[] values =
        [
            .. written.Own is { } own && !part.Many ? [$"{YamlVocabulary.Type}: {own.Name}"] : (string[])[],
            .. Ordered(part, written).Select(setting => $"{KebabCase.Of(setting.Name)}: {Value(part.Find(setting.Name)!, setting)}"),
        ];
        return values.Length == 0 ? (written.Which is null ? "on" : "{}") : $"{{ {string.Join(", ", values)} }}";
    }

    private static IEnumerable<Setting> Written(Declared declared, string part) =>
        declared.Parts.FirstOrDefault(other => other.Name == part) is { } written ? Ordered(Schema.Find(part)!, written) : [];

    // In the order of the vocabulary and the reference.
    private static IEnumerable<Setting> Ordered(PartSchema part, WrittenPart written) =>
        part.Settings.SelectMany(schema => written.Settings.Where(setting => setting.Name == schema.Name));

    private static string Network(DeclaredNetwork network)
    {
        var steps = new List<string>();
        var usual = new YamlUsualNames(network.Role, network.Layers.Count);
        for (int index = 0; index < network.Layers.Count; index++)
        {
            DeclaredLayer layer = network.Layers[index];
            string usually = usual.Next(layer.Stage);
            string[] own = [.. Steps(layer)];

            // The word of a norm after a layer would belong to that layer.
            bool apart = NormRegistry.OfWord(layer.Stage.Word) is null || (index > 0 && network.Layers[index - 1].Settings.Count > 0);
            steps.AddRange(layer.Name == usually && apart ? own : [$"{layer.Name}: {(own.Length == 1 ? own[0] : $"[{string.Join(", ", own)}]")}"]);
        }

        string layers = $"[{string.Join(", ", steps)}]";
        string[] more =
        [
            .. network.Name == network.Role.NetworkName ? [] : (string[])[$"{YamlVocabulary.Name}: {network.Name}"],
            .. network.Dense ? ["dense: on"] : (string[])[],
            .. network.Twins == network.Role.DefaultTwins ? [] : (string[])[$"{YamlVocabulary.Twins}: {network.Twins}"],
        ];
        return more.Length == 0 ? layers : $"{{ {string.Join(", ", more)}, {YamlVocabulary.Layers}: {layers} }}";
    }

    private static IEnumerable<string> Steps(DeclaredLayer layer)
    {
        if (layer.Settings.Count > 0)
        {
            // Settings are written in order, up to the last that differs from its default.
            int written = layer.Settings.Count;
            while (written > 0 && layer.Settings[written - 1].Value == layer.Stage.Settings[written - 1].Default())
            {
                written--;
            }

            yield return string.Join(" ", [layer.Stage.Word, .. layer.Settings.Take(written).Select(static setting => Number(setting.Value))]);
            yield break;
        }

        yield return YamlVocabulary.Linear + " " + layer.Units switch
        {
            DeclaredLayer.ActionUnits => "action",
            DeclaredLayer.GaussianUnits => "gaussian",
            DeclaredLayer.ObservationUnits => "observation",
            _ => layer.Units.ToString(CultureInfo.InvariantCulture),
        };
        if (layer.Norm is { } norm)
        {
            yield return norm.Word + (layer.NormEpsilon == norm.Epsilon.Default() ? "" : $" {Number(layer.NormEpsilon)}");
        }

        if (layer.Activation != ActivationKind.Identity)
        {
            yield return KebabCase.Of(layer.Activation.ToString());
        }
    }

    private static void Study(StringBuilder text, DeclaredStudy study, IReadOnlyList<Declared> declared)
    {
        text.Append(YamlVocabulary.Study).Append(":\n");
        Line(text, 2, YamlVocabulary.Name, study.Name);
        if (study.Summary.Length > 0)
        {
            Line(text, 2, YamlVocabulary.Summary, Quoted(study.Summary));
        }

        Line(text, 2, YamlStudy.Seeds, Number(study.Seeds));
        if (study.FirstSeed != Schema.Study.Find(nameof(StudyAttribute.FirstSeed))!.Default())
        {
            Line(text, 2, YamlStudy.FirstSeed, Number(study.FirstSeed));
        }

        Line(text, 2, YamlStudy.Compare, $"[{string.Join(", ", study.Experiments.Select(name => Near(name, declared)))}]");
        if (study.Tasks.Count > 0)
        {
            Line(text, 2, YamlStudy.Across, $"[{string.Join(", ", study.Tasks.Select(static task => task.Name))}]");
        }

        if (study.Grids.Count > 0)
        {
            text.Append("  ").Append(YamlStudy.Vary).Append(":\n");
        }

        // Axes are in the order written; those of one part are consecutive in a file.
        foreach (IGrouping<string, DeclaredGrid> part in study.Grids.GroupBy(static grid => grid.Part))
        {
            string[] axes =
            [
                .. part.Select(static grid =>
                    $"{KebabCase.Of(grid.Setting)}: "
                    + $"[{string.Join(", ", grid.Values.Select(value => Value(Schema.Find(grid.Part)!.Find(grid.Setting)!, value)))}]"),
            ];
            text.Append(
                part.Key == Schema.Experiment
                    ? $"    {axes[0]}\n"
                    : $"    {KebabCase.Of(part.Key)}: {{ {string.Join(", ", axes)} }}\n");
        }
    }

    // Declarations in the same file are referenced by simple name.
    private static string Near(string full, IReadOnlyList<Declared> declared) =>
        declared.FirstOrDefault(one => one.FullName == full)?.Name ?? full;

    private static string Value(SettingSchema setting, Setting written) => !setting.Textual ? Value(setting, written.Value)
        : setting.List ? $"[{string.Join(", ", NumberList.Parse(written.Text ?? "").Select(Number))}]"
        : Quoted(written.Text ?? "");

    private static string Value(SettingSchema setting, double value) =>
        setting.Choices.Count > 0 ? KebabCase.Of(setting.Choices[(int)value])
        : setting.Flag ? (value != 0 ? "true" : "false")
        : Number(value);

    private static string Number(double value) => value == System.Math.Floor(value) && System.Math.Abs(value) < 1e15
        ? value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '_')
        : value.ToString("R", CultureInfo.InvariantCulture);

    private static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";

    private static void Line(StringBuilder text, int indent, string key, string value) =>
        text.Append(' ', indent).Append(key).Append(": ").Append(value).Append('\n');
}
