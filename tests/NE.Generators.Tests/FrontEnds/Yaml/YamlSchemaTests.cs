using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using NE.Generators.FrontEnds.Yaml;
using NE.Generators.Tests.Printing;
using NE.Generators.Vocabulary;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.FrontEnds.Yaml;

/// <summary>The schema that editors use is made from the vocabulary that the reader uses.</summary>
public sealed class YamlSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(YamlSchema.Print()).RootElement;

    [Fact]
    public void Schema_InTheDocuments_IsFresh() =>
        Golden.ShouldMatchFile(Path.Combine(Golden.Root(), "docs", "reference", "ne.schema.json"), YamlSchema.Print());

    [Fact]
    public void Schema_HasTheKeysOfTheReader_AndNoOthers()
    {
        Keys(Schema).ShouldBe(YamlVocabulary.FileKeys, ignoreOrder: true);
        JsonElement definitions = Schema.GetProperty("definitions");
        Keys(definitions.GetProperty("variant")).ShouldBe(YamlVocabulary.VariantKeys, ignoreOrder: true);
        Keys(definitions.GetProperty("study")).ShouldBe(YamlStudy.Keys, ignoreOrder: true);
        foreach (var part in YamlVocabulary.Parts.Where(static part => part.Settings.Count > 0))
        {
            JsonElement definition = definitions.GetProperty(KebabCase.Of(part.Name));
            JsonElement values = part.Repeated is not null ? definition.GetProperty("anyOf")[0].GetProperty("additionalProperties")
                : (part.Many ? definition.GetProperty("additionalProperties") : definition).GetProperty("anyOf")[0];
            Keys(values).ShouldBe(YamlVocabulary.SettingKeys(part), ignoreOrder: true);
        }
    }

    [Fact]
    public void EveryReference_LeadsToADefinition()
    {
        string[] definitions =
            [.. Schema.GetProperty("definitions").EnumerateObject().Select(static member => "#/definitions/" + member.Name)];

        References(Schema).Distinct().ShouldBe(definitions, ignoreOrder: true);
    }

    private static IEnumerable<string> Keys(JsonElement schema) =>
        schema.GetProperty("properties").EnumerateObject().Select(static member => member.Name);

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(static member => member.Name == "$ref"
            ? [member.Value.GetString()!] : References(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };
}
