using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using NE.Generators.Model.Schema;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Documentation;

/// <summary>A default without its source is folklore: hover text says where each comes from, and where it may lie.</summary>
public sealed partial class ValueSourcesTests
{
    private static readonly Dictionary<string, string> Texts = Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src", "NE.Dsl"), "*Attribute.cs", SearchOption.AllDirectories)
        .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) is "Parts" or "Experiments")
        .SelectMany(file => Values().Matches(File.ReadAllText(file)).Select(match => (
            Key: Path.GetFileName(file).Replace("Attribute.cs", "." + match.Groups["name"].Value),
            Text: Regex.Replace(match.Groups["text"].Value, @"\s*\n\s*/// ?", " "))))
        .ToDictionary(value => value.Key, value => value.Text);

    [Fact]
    public void EveryValueOfAPart_NamesTheSourceOfItsDefault() => Settings()
        .Where(name => !Texts.TryGetValue(name, out string? text) || !Sources().IsMatch(text))
        .ShouldBeEmpty();

    [Fact]
    public void EveryWholeNumber_NamesItsLargestValue() => Vocabulary.Parts
        .SelectMany(part => part.Settings.Items.Select(setting => (Name: $"{part.Name}.{setting.Name}", setting)))
        .Where(value => value.setting is { Whole: true, Choices.Count: 0, Range.High: > 1 })
        .Where(value => !Texts[value.Name].Contains(value.setting.Range.High.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)))
        .Select(value => value.Name).ShouldBeEmpty();

    private static IEnumerable<string> Settings() =>
        Vocabulary.Parts.SelectMany(part => part.Settings.Items.Select(setting => $"{part.Name}.{setting.Name}"));

    [GeneratedRegex(@"/// <value>(?<text>((?!</value>).)*)</value>\s*\n\s*public \S+ (?<name>\w+) \{", RegexOptions.Singleline)]
    private static partial Regex Values();

    [GeneratedRegex(@"\((NE paper|TD3 paper|TD3 reference implementation|reference code|Kingma and Ba 2015|ours; docs/algorithm\.md, \w)")]
    private static partial Regex Sources();
}
