using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using NE.Report.Page;
using Shouldly;
using Xunit;
using static NE.Report.Tests.PageReader;

namespace NE.Report.Tests.Page;

public sealed class EventsTests : IDisposable
{
    private readonly RunFolders folders = new();

    public void Dispose() => folders.Dispose();

    [Fact]
    public void TopologyEvents_AreMarkedWithWhatTheyChanged()
    {
        folders.Write("Balance", 1, [1, 2, 3]);

        (double[] steps, double[] amounts) = Row("connections grown");
        steps.ShouldBe([1200, 1400]);
        amounts.ShouldBe([1133, 905]);
        Row("connections pruned").Amounts.ShouldBe([453, 300]);
    }

    [Fact]
    public void DeclaredEvents_AreMarkedAtTheStepsOfTheirUpdates()
    {
        folders.Write("Balance", 1, [1, 2, 3]);

        // At step 2,000 after 500 of warm-up: 1,500 updates.
        (double[] steps, double[] amounts) = Row("re-do, declared every 500 updates");
        steps.ShouldBe([1000, 1500, 2000]);
        amounts.ShouldBe([1, 1, 1]);
    }

    [Fact]
    public void ManyDeclaredEvents_AreMarkedInGroups()
    {
        string folder = folders.Write("Balance", 1, [1, 2, 3]);
        string record = File.ReadAllText(Path.Combine(folder, "run.json"));
        File.WriteAllText(Path.Combine(folder, "run.json"), record.Replace("re-do.every = 500", "re-do.every = 5", StringComparison.Ordinal));

        (double[] steps, double[] amounts) = Row("re-do, declared every 5 updates");

        // 300 events, three to a mark.
        (steps.Length, steps[0], steps[^1], amounts.Sum()).ShouldBe((100, 515, 2000, 300));
    }

    [Fact]
    public void ErrorsAndChangedValues_AreMarked()
    {
        string folder = folders.Write("Balance", 1, [1, 2, 3]);
        File.Delete(Path.Combine(folder, "done"));
        File.WriteAllText(Path.Combine(folder, "failed"), "Value1 is not finite.\n");
        File.WriteAllText(Path.Combine(folder, "changes.jsonl"), "{\"step\":1500,\"before\":\"discount = 0.99\",\"now\":\"discount = 0.9\"}\nbroken\n");

        Row("ended with an error").Steps.ShouldBe([2000]);
        Row("resumed with changed values").Steps.ShouldBe([1500]);
    }

    private (double[] Steps, double[] Amounts) Row(string name)
    {
        JsonElement view = Figure(HtmlPage.Of(Reporter.Read([folders.Root], null), DateTimeOffset.UnixEpoch), "timeline").GetProperty("views").EnumerateArray().ShouldHaveSingleItem();
        JsonElement row = Series(view, name);
        return (Numbers(row, "x"), Numbers(row, "y"));
    }
}
