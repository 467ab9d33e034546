using System.Globalization;
using System.IO;
using System.Linq;
using NE.Dsl;
using NE.Generators.Tests.Printing;
using NE.Generators.Vocabulary;
using Shouldly;
using Xunit;

namespace NE.Generators.Tests.Documentation;

/// <summary>The reference states what the vocabulary states. NE_APPROVE=1 writes its tables.</summary>
public sealed class AttributesPageTests
{
    private const string Page = "docs/reference/attributes.md";

    [Fact]
    public void Tables_StateEverySettingOfTheVocabulary() =>
        Golden.ShouldMatchFile(Path.Combine(Repository.Root, Page), AttributesPage.Refreshed(Repository.Read(Page)));

    [Fact]
    public void EveryPart_HasAHeading() => Schema.Parts.Select(static part => part.Name).Except(AttributesPage.Headings(Repository.Read(Page))).ShouldBeEmpty();

    [Fact]
    public void Refreshed_PageWithoutATable_GetsOne() =>
        AttributesPage.Refreshed("### `[Sgd]`\n\nProse.\n\n").ShouldBe(
            """
            ### `[Sgd]`

            Prose.

            | setting | meaning | unit, symbol | range | default | source | kind |
            |---|---|---|---|---|---|---|
            | `Momentum` | Share of the velocity that remains at each step; 0 for plain gradient descent | μ, per step | [0, 1) | 0.9 | [ours](../algorithm.md#10-optimisers-and-gradient-terms) | run value |

            """);

    [Theory]
    [InlineData("Observations")]
    [InlineData("Actions")]
    [InlineData("ActionLimit")]
    [InlineData("StepLimit")]
    public void SizeOfATask_HasARowWithItsRangeAndDefault(string size)
    {
        SettingSchema setting = Schema.Task.Find(size)!;

        string[] row = Repository.Rows(Repository.Read(Page)).Where(row => row[0] == $"`{size}`").ShouldHaveSingleItem();

        row[2].ShouldBe(
            setting.Whole && setting.Range.High < int.MaxValue ? string.Create(CultureInfo.InvariantCulture, $"{setting.Range.Low} to {setting.Range.High:N0}")
            : (setting.Range.LowOpen ? "> " : "≥ ") + setting.Range.Low);
        row[3].ShouldBe(setting.Allows(setting.Default()) ? setting.Default().ToString(CultureInfo.InvariantCulture) : "required");
    }

    [Fact]
    public void NumbersOfAStudy_AreThoseOfTheVocabulary()
    {
        SettingSchema seeds = Schema.Study.Find(nameof(StudyAttribute.Seeds))!, first = Schema.Study.Find(nameof(StudyAttribute.FirstSeed))!;

        Repository.Read(Page).ShouldContain(string.Create(
            CultureInfo.InvariantCulture,
            $"`Seeds`: {seeds.Range.Low} to {seeds.Range.High:N0}, default {seeds.Default()}; `FirstSeed`: ≥ {first.Range.Low}, default {first.Default()} |"));
    }
}
