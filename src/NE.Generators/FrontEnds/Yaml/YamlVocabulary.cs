using System;
using System.Collections.Generic;
using System.Linq;
using NE.Generators.Model;
using NE.Generators.Modules.Norms;
using NE.Generators.Modules.Stages;
using NE.Generators.Vocabulary;

namespace NE.Generators.FrontEnds.Yaml;

/// <summary>The keys and words of YAML, derived from the vocabulary of attributes: <c>WeightClip</c> is <c>weight-clip</c>.</summary>
internal static class YamlVocabulary
{
    public const string Experiment = "experiment";
    public const string Namespace = "namespace";
    public const string Of = "of";
    public const string Variants = "variants";
    public const string Study = "study";
    public const string Summary = "summary";
    public const string Environment = "environment";
    public const string Networks = "networks";
    public const string Name = "name";
    public const string Twins = "twins";
    public const string Layers = "layers";
    public const string Linear = "linear";
    public const string Type = "type";

    /// <summary>Keys that name one part of a kind, <c>algorithm</c> and <c>optimiser</c>, with the parts that each can name.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Kinds { get; } = Schema.Parts.Where(static part => part.Kind is not null)
        .GroupBy(static part => part.Kind!).ToDictionary(static kind => kind.Key, static kind => (IReadOnlyList<string>)[.. kind.Select(static part => part.Name)]);

    /// <summary>The parts with their own key; the experiment's own values are at the same level.</summary>
    public static IReadOnlyList<PartSchema> Parts { get; } = [.. Schema.Parts.Where(static part => part.Name != Schema.Experiment)];

    /// <summary>The values of the experiment itself.</summary>
    public static PartSchema ExperimentPart { get; } = Schema.Find(Schema.Experiment)!;

    /// <summary>Keys of an experiment and of a variant, in the order of the reference.</summary>
    public static IReadOnlyList<string> BodyKeys { get; } =
    [
        Summary, .. ExperimentPart.Settings.Select(static setting => KebabCase.Of(setting.Name)), Environment, .. Kinds.Keys, Networks,
        .. Parts.Select(static part => KebabCase.Of(part.Name)),
    ];

    /// <summary>Keys at the top of a file.</summary>
    public static IReadOnlyList<string> FileKeys { get; } = [Experiment, Namespace, Of, .. BodyKeys, Variants, Study];

    /// <summary>Keys of a variant.</summary>
    public static IReadOnlyList<string> VariantKeys { get; } = [Of, .. BodyKeys];

    /// <summary>Activations by word.</summary>
    public static IReadOnlyDictionary<string, ActivationKind> Activations { get; } = Enum.GetValues(typeof(ActivationKind))
        .Cast<ActivationKind>().Where(static kind => kind != ActivationKind.Identity).ToDictionary(static kind => KebabCase.Of(kind.ToString()));

    /// <summary>Words that start a step of a layer.</summary>
    public static IReadOnlyList<string> Steps { get; } =
        [.. new[] { Linear }.Concat(NormRegistry.All.Select(static norm => norm.Word)).Union(StageRegistry.All.Select(static stage => stage.Word)), .. Activations.Keys];

    /// <summary>The part of a key, or null.</summary>
    public static PartSchema? PartOf(string key) => Parts.FirstOrDefault(part => KebabCase.Of(part.Name) == key);

    /// <summary>The setting of a part for a key, or null.</summary>
    public static SettingSchema? SettingOf(PartSchema part, string key) =>
        part.Settings.FirstOrDefault(setting => KebabCase.Of(setting.Name) == key);

    /// <summary>Keys of the settings of a part.</summary>
    public static IReadOnlyList<string> SettingKeys(PartSchema part) =>
        [.. part.Settings.Select(static setting => KebabCase.Of(setting.Name)), .. part is { Own: not null, Many: false } ? [Type] : (string[])[]];
}
