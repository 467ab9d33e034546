using System;
using System.Linq;
using System.Text.Json;
using NE.Report.Comparing;
using NE.Report.Page;
using NE.Report.Statistics;
using NE.Report.Tables;
using Shouldly;
using Xunit;
using static NE.Report.Tests.PageReader;
using Aggregate = NE.Report.Statistics.Aggregate;

namespace NE.Report.Tests.Page;

public sealed class ComparisonTests : IDisposable
{
    // The score of a run with these evaluations is the mean of the last two: step 0 does not count.
    private static readonly double[] Grown = [310, 250, 400, 280], Dense = [200, 260, 150];

    private readonly RunFolders folders = new();

    public ComparisonTests()
    {
        for (int seed = 0; seed < Grown.Length; seed++)
        {
            folders.Write("Grown", seed, [0, Grown[seed] - 50, Grown[seed] + 50]);
        }

        for (int seed = 0; seed < Dense.Length; seed++)
        {
            folders.Write("Dense", seed, [100, Dense[seed] - 20, Dense[seed] + 20]);
        }
    }

    public void Dispose() => folders.Dispose();

    [Fact]
    public void ImprovementOverTheBaseline_IsTheShareOfPairsWithItsInterval()
    {
        string html = Html("Dense");

        JsonElement row = Series(Figure(html, "improvement").GetProperty("views")[0], "Grown");
        // 250 loses against 260 alone: 11 of 12 pairs.
        Numbers(row, "x")[0].ShouldBe(11 / 12.0, 1e-5);
        Interval interval = new StratifiedBootstrap().Of([Grown], [Dense], ProbabilityOfImprovement.Of)!.Value;
        (Numbers(row, "l")[0], Numbers(row, "h")[0]).ShouldBe((Math.Round(interval.Low, 6), Math.Round(interval.High, 6)));
        // Means 310 and 203.33; U 11; P exact: 2 · (orders with U ≤ 1) / C(7, 3) = 2 · 2 / 35.
        Cells(html, "Each experiment against Dense")[^1].ShouldBe(
            ["Grown", "SwingUp", "4 : 3", "106.7", Cells(html, "Each experiment against Dense")[^1][4], "0.92", Cells(html, "Each experiment against Dense")[^1][6], "11", "0.114"]);
    }

    [Fact]
    public void Profiles_AreTheSharesOfRunsAboveEachScore()
    {
        JsonElement grown = Series(View(Figure(Html(null), "profiles"), "SwingUp"), "Grown");
        double[] taus = Numbers(grown, "x");

        taus.Length.ShouldBe(Grown.Length + Dense.Length + 2);
        Numbers(grown, "y").ShouldBe([.. taus.Select(tau => Grown.Count(score => score > tau) / 4.0)]);
        (taus.Contains(400), taus.Contains(150)).ShouldBe((true, true));
    }

    [Fact]
    public void NormalisedScores_AreThoseBetweenTheUntrainedNetworksAndTheBaseline()
    {
        // Untrained: four runs at 0 and three at 100. The baseline's mean score is 1.
        (double zero, double one) = (300 / 7.0, Dense.Average());
        double[] normalised = [.. Grown.Select(score => (score - zero) / (one - zero))];

        JsonElement figure = Figure(Html("Dense"), "aggregates");

        Numbers(Series(View(figure, "interquartile mean"), "Grown"), "x")[0].ShouldBe(Aggregate.InterquartileMean([normalised]), 1e-4);
        Numbers(Series(View(figure, "mean"), "Dense"), "x")[0].ShouldBe(1, 1e-9);
        Numbers(Series(View(figure, "optimality gap"), "Grown"), "x")[0].ShouldBe(0, 1e-9);
        Interval interval = new StratifiedBootstrap().Of([normalised], Aggregate.Mean)!.Value;
        Numbers(Series(View(figure, "mean"), "Grown"), "h")[0].ShouldBe(interval.High, 1e-4);
    }

    [Fact]
    public void FewSeeds_AreWarnedOf()
    {
        Html("Dense").ShouldContain("Fewer than 5 seeds: Dense (3), Grown (4).");
        folders.Write("Single", 1, [0, 1, 2]);
        string html = Html("Dense");

        html.ShouldContain("1 against 3 seeds: no outcome could give p &lt; 0.05");
        html.ShouldContain("One seed: Single.");
    }

    [Fact]
    public void StepsToAScore_AreTheMedianOverSeedsThatReachedIt()
    {
        ReportData data = Reporter.Read([folders.Root], null);
        ExperimentRuns grown = data.Experiments.Single(experiment => experiment.Label == "Grown");

        // Seeds reach 300 between 1000 and 2000 at 1400, 2000, before 1000 at 857.1, and at 1700.
        StepsToScore steps = StepsToScore.Of(grown, "SwingUp", 300);
        (steps.Reached, steps.Runs).ShouldBe((4, 4));
        steps.Median!.Value.ShouldBe((1400 + 1700) / 2.0, 1e-9);
        StepsToScore.Of(grown, "SwingUp", 340).ShouldBe(new StepsToScore(340, 2, 4, null));
    }

    [Fact]
    public void Tables_HaveTheNumbersInFullPrecision()
    {
        ReportData data = Reporter.Read([folders.Root], "Dense");
        (string Name, string Text)[] tables = [.. CsvTables.Of(data)];

        tables.Select(table => table.Name).ShouldBe(["runs", "results", "curves", "comparisons"]);
        string[][] results = Rows(tables[1].Text);
        results[2][..4].ShouldBe(["Grown", "SwingUp", "4", "310"]);
        Rows(tables[0].Text).Length.ShouldBe(1 + 7);
        Rows(tables[2].Text).Length.ShouldBe(1 + (7 * 3));
        Rows(tables[3].Text)[1][8].ShouldBe("0.9166666666666666");
    }

    [Fact]
    public void Tables_QuoteNamesThatNeedIt()
    {
        folders.Write("Grid", 1, [1, 2], point: "a=1,b=\"2\"");
        folders.Write("Plain", 1, [1, 2]);

        CsvTables.Of(Reporter.Read([folders.Root], null)).First().Text.ShouldContain("\"Grid a=1,b=\"\"2\"\"\",SwingUp,");
    }

    private string Html(string? baseline) => HtmlPage.Of(Reporter.Read([folders.Root], baseline), DateTimeOffset.UnixEpoch);

    private static string[][] Rows(string csv) => [.. csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(','))];

    private static string[][] Cells(string html, string caption)
    {
        int start = html.IndexOf($"<caption>{caption}", StringComparison.Ordinal);
        string table = html[start..html.IndexOf("</table>", start, StringComparison.Ordinal)];
        return
        [
            .. table.Split("<tr>").Skip(1).Select(row => row.Split("</t", StringSplitOptions.RemoveEmptyEntries)
                .Where(cell => cell.Contains("<td", StringComparison.Ordinal) || cell.Contains("<th", StringComparison.Ordinal))
                .Select(cell => cell[(cell.LastIndexOf('>') + 1)..]).ToArray()),
        ];
    }
}
