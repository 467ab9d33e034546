using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using NE.Report.Page;
using NE.Report.Tables;
using Shouldly;
using Xunit;
using static NE.Report.Tests.PageReader;

namespace NE.Report.Tests.Page;

public sealed class ContinualTests : IDisposable
{
    private const string Mean = "mean, 95 % bootstrap interval";

    private readonly RunFolders folders = new();

    public void Dispose() => folders.Dispose();

    [Fact]
    public void WholeSequence_HasBothScoresOfASwitch()
    {
        WriteThreeSeeds();

        JsonElement figure = Figure(Html(), "sequence-0");

        JsonElement series = Series(View(figure, Mean), "Plain (3 seeds)");
        Numbers(series, "x").ShouldBe([0, 1000, 2000, 2000, 3000, 4000, 4000, 5000, 6000]);
        Numbers(series, "y").ShouldBe([0, 40, 60, 10, 20, 50, 30, 70, 80]);
        Numbers(series, "l")[4].ShouldBe(10);
        Numbers(figure, "switches").ShouldBe([0, 2000, 4000]);
        figure.GetProperty("names").EnumerateArray().Select(name => name.GetString()).ShouldBe(["A", "B", "A"]);
        figure.GetProperty("runs").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public void Panels_LayTheVisitsOfATaskOnEachOther()
    {
        WriteThreeSeeds();

        string html = Html();

        JsonElement series = Series(Figure(html, "visits-0-0").GetProperty("views")[0], "visit 2");
        Numbers(series, "x").ShouldBe([0, 1000, 2000]);
        Numbers(series, "y").ShouldBe([30, 70, 80]);
        Numbers(series, "o").ShouldBe([1, 2]);
        Figure(html, "visits-0-1").GetProperty("views")[0].GetProperty("series").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public void Tables_HoldTheMetricsOfVisitsAndTasks()
    {
        WriteThreeSeeds();

        string html = Html();

        // A returns with 30 of its 60, and lo is 0: AUC (30/2 + 70 + 80/2) / 2 = 62.5 after 35; End is the mean without s_0.
        Plain(html).ShouldContain(Cells("Plain", "2", "A", "62.50 (52.50 to 72.50)", "30.00 (20.00 to 40.00)", "75.00 (65.00 to 85.00)", "27.50 (27.50 to 27.50)"));

        // After the last visit A has 80 and B half of its 50, where it had 50 after its own visit and 0 before.
        Plain(html).ShouldContain(Cells("Plain", "3", "3", "52.50 (45.00 to 60.00)", "12.50 (10.00 to 15.00)", "25.00 (20.00 to 30.00)", "-25.00 (-30.00 to -20.00)"));
        html.ShouldContain("<tr><th scope=\"row\">1</th><td class=\"n\" style=\"--share:0.000\">30.00</td><td class=\"n framed\" style=\"--share:1.000\">50.00</td></tr>");
        html.ShouldContain("<tr><th scope=\"row\">forgetting</th><td class=\"n\">0</td><td class=\"n\">25.00</td></tr>");
    }

    [Fact]
    public void RunInItsFirstVisit_ShowsItsCurve()
    {
        string folder = folders.WriteSequence("Plain", 1, ["A", "B"], [[0, 40, 60]]);
        string tasks = Path.Combine(folder, "tasks.csv");
        File.WriteAllLines(tasks, File.ReadAllLines(tasks)[..5]);

        string html = Html();

        Numbers(Series(View(Figure(html, "sequence-0"), Mean), "Plain (1 seed)"), "y").ShouldBe([0, 40]);
        Numbers(Series(Figure(html, "visits-0-0").GetProperty("views")[0], "visit 0 so far"), "y").ShouldBe([0, 40]);
        html.ShouldContain("No visit has ended");
    }

    [Fact]
    public void SeedsAtDifferentVisits_AreComparedAfterEquallyMany()
    {
        folders.WriteSequence("Plain", 1, ["A", "B"], [[0, 40, 60], [10, 20, 50], [30, 70, 80]]);
        folders.WriteSequence("Plain", 2, ["A", "B"], [[0, 40, 60], [10, 20, 50]]);

        string html = Html();

        html.ShouldContain("Runs have ended different numbers of visits, 2 to 3");
        Plain(html).ShouldContain(Cells("Plain", "2", "2", "40.00 (40.00 to 40.00)", "15.00 (15.00 to 15.00)", "30.00 (30.00 to 30.00)"));
    }

    [Fact]
    public void RunsOfOneTask_HaveNoSuchSection()
    {
        folders.Write("Balance", 1, [1, 2]);

        Html().ShouldNotContain("<section id=\"continual\"");
        Html().ShouldNotContain("<section id=\"shifts\"");
    }

    [Fact]
    public void Shifts_AreMarkedAndListed()
    {
        for (int seed = 1; seed <= 2; seed++)
        {
            string folder = folders.Write("Slippery", seed, [1, 2, 3]);
            File.WriteAllText(
                Path.Combine(folder, "shifts.jsonl"),
                $$"""
                {"step":0,"episode":0,"segment":0,"property":"Friction","mode":"nominal","targets":[],"late":0}
                {"step":{{1000 + seed}},"episode":7,"segment":1,"property":"Friction","mode":"set","value":0.{{seed}}5,"targets":["floor"],"late":{{seed}}}
                {"step":2000,"episode":14,"segment":2,"property":"Friction","mode":"scale","value":0.5,"targets":["floor"],"late":0}

                """);
        }

        string html = Html();

        Plain(html).ShouldContain(Cells("Slippery", "Friction", "0", "0", "unchanged"));
        Plain(html).ShouldContain(Cells("Slippery", "Friction", "1", "1,001 to 1,002", "0.15 to 0.25"));
        JsonElement curve = Figure(html, "curve-0");
        Numbers(curve, "switches").ShouldBe([1001, 2000]);

        // The line is a mean over seeds whose values differ in segment 1.
        curve.GetProperty("names").EnumerateArray().Select(name => name.GetString()).ShouldBe(["", "× 0.5"]);
    }

    [Fact]
    public void CsvTables_HaveARowForEachVisitAndScore()
    {
        WriteThreeSeeds();

        (string Name, string Text)[] tables = [.. CsvTables.Of(Reporter.Read([folders.Root], null))];

        string[] visits = tables.Single(table => table.Name == "visits").Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        visits.Length.ShouldBe(1 + 9);
        visits[2].ShouldBe("Plain,A+B,1,1,B,yes,2000,4000,3,15,0,25,,,,");
        visits[6].ShouldBe("Plain,A+B,2,2,A,yes,4000,6000,3,62.5,30,75,27.5,0.6,20,437.5");
        string[] scores = tables.Single(table => table.Name == "tasks").Text.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        scores.Length.ShouldBe(1 + 18);
        scores[^1].ShouldBe("Plain,A+B,3,2,B,30");
    }

    [Fact]
    public void CsvTable_OfAVisitThatGoesOn_HasNoAreaYet()
    {
        string tasks = Path.Combine(folders.WriteSequence("Plain", 1, ["A", "B"], [[0, 40, 60], [10, 20, 50], [30, 70]]), "tasks.csv");
        File.WriteAllLines(tasks, File.ReadAllLines(tasks)[..^2]);

        CsvTables.Of(Reporter.Read([folders.Root], null)).Single(table => table.Name == "visits").Text
            .ShouldEndWith("Plain,A+B,1,2,A,no,4000,5000,2,,30,,,0.6,20,437.5\r\n");
    }

    private void WriteThreeSeeds()
    {
        double[][] visits = [[0, 40, 60], [10, 20, 50], [30, 70, 80]];
        for (int seed = 1; seed <= 3; seed++)
        {
            double more = 10 * (seed - 2);
            folders.WriteSequence("Plain", seed, ["A", "B"], [.. visits.Select(visit => visit.Select(score => score + more).ToArray())]);
        }
    }

    private string Html() => HtmlPage.Of(Reporter.Read([folders.Root], null), DateTimeOffset.UnixEpoch);

    private static string Plain(string html) => html.Replace(" class=\"n\"", "", StringComparison.Ordinal);

    // The beginning of a row of a table.
    private static string Cells(params string[] cells) => $"<tr><th scope=\"row\">{cells[0]}</th>{string.Concat(cells[1..].Select(cell => $"<td>{cell}</td>"))}";
}
