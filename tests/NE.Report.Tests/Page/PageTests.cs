using System;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using NE.Report.Comparing;
using NE.Report.Page;
using NE.Report.Statistics;
using Shouldly;
using Xunit;
using static NE.Report.Tests.PageReader;
using Aggregate = NE.Report.Statistics.Aggregate;

namespace NE.Report.Tests.Page;

public sealed partial class PageTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Page_NeedsNoOtherFile()
    {
        using RunFolders folders = new();
        folders.Write("Balance", 1, [-1400, -900]);
        string html = HtmlPage.Of(Reporter.Read([folders.Root], null), Now);

        html.ShouldContain("default-src 'none'");
        html.ShouldContain("connect-src 'none'");
        Elements().Matches(html).Select(match => match.Value).ShouldBeEmpty();
        html.ShouldNotContain("@import");
    }

    [Fact]
    public void Names_AreNeverMarkup()
    {
        using RunFolders folders = new();
        const string Name = "<script>alert(1)</script> \"quoted\" & 'more'";
        folders.Write("Balance", 1, [-1400, -900], task: "Task");
        string record = System.IO.File.ReadAllText(folders.At("runs", "Task", "Balance", "default", "seed-1", "run.json"));
        System.IO.File.WriteAllText(
            folders.At("runs", "Task", "Balance", "default", "seed-1", "run.json"),
            record.Replace("\"Balance\"", JsonSerializer.Serialize(Name), StringComparison.Ordinal));

        string html = HtmlPage.Of(Reporter.Read([folders.Root], null), Now);

        html.ShouldNotContain("<script>alert");
        html.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt; &quot;quoted&quot; &amp; &#39;more&#39;");
        Json(html, "experiments").EnumerateArray().Single().GetString().ShouldBe(Name);
    }

    [Fact]
    public void LearningCurves_AreTheMeansOfTheSeedsWithTheirIntervals()
    {
        using RunFolders folders = new();
        double[][] returns = [[-1400, -900, -100], [-1200, -800, -300], [-1300, -950, 50]];
        for (int seed = 0; seed < 3; seed++)
        {
            folders.Write("Balance", seed, returns[seed]);
        }

        JsonElement figure = Figure(HtmlPage.Of(Reporter.Read([folders.Root], null), Now), "curve-0");

        JsonElement mean = View(figure, "mean, 95 % bootstrap interval").GetProperty("series")[0];
        mean.GetProperty("n").GetString().ShouldBe("Balance (3 seeds)");
        Numbers(mean, "x").ShouldBe([0, 1000, 2000]);
        Numbers(mean, "y").ShouldBe([-1300, -883.333, -116.667]);
        for (int step = 0; step < 3; step++)
        {
            Interval expected = new StratifiedBootstrap(1000).Of([[.. returns.Select(run => run[step])]], Aggregate.Mean)!.Value;
            Numbers(mean, "l")[step].ShouldBe(expected.Low, Math.Abs(expected.Low) * 1e-5);
            Numbers(mean, "h")[step].ShouldBe(expected.High, Math.Abs(expected.High) * 1e-5 + 1e-9);
        }

        JsonElement extremes = View(figure, "mean, lowest to highest seed").GetProperty("series")[0];
        Numbers(extremes, "l").ShouldBe([-1400, -950, -300]);
        Numbers(extremes, "h").ShouldBe([-1200, -800, 50]);
        JsonElement deviation = View(figure, "mean ± standard deviation").GetProperty("series")[0];
        Numbers(deviation, "h")[0].ShouldBe(-1300 + 100);
        figure.GetProperty("runs").EnumerateArray().Select(run => Numbers(run, "y")).ShouldBe(returns);
    }

    [Fact]
    public void CurveOfSeedsAtDifferentSteps_EndsWhereAllAre()
    {
        using RunFolders folders = new();
        folders.Write("Balance", 1, [1, 2, 3, 4]);
        folders.Write("Balance", 2, [1, 2]);

        string html = HtmlPage.Of(Reporter.Read([folders.Root], null), Now);

        Numbers(Figure(html, "curve-0").GetProperty("views")[0].GetProperty("series")[0], "x").ShouldBe([0, 1000]);
        html.ShouldContain("The curve of Balance ends at step 1,000, the last one at which all its seeds were evaluated.");
        html.ShouldContain("Runs on SwingUp are at different steps, 1,000 to 3,000");
    }

    [Fact]
    public void Metrics_AreShownByNetworkAndLayerWithTheirUnits()
    {
        using RunFolders folders = new();
        folders.Write("Balance", 1, [1, 2]);
        string html = HtmlPage.Of(Reporter.Read([folders.Root], null), Now);

        JsonElement fau = Figure(html, "metric-activity-fau");
        fau.GetProperty("views").EnumerateArray().Select(view => view.GetProperty("choices")[1].GetString()).ShouldBe(["Policy", "Policy.Hidden1"]);
        Numbers(fau.GetProperty("views")[1].GetProperty("series")[0], "y").ShouldBe([0.375, 0.625]);
        fau.GetProperty("yt").GetString().ShouldBe("share, 0 to 1");
        Numbers(Figure(html, "metric-topology-pruned").GetProperty("views")[0].GetProperty("series")[0], "y").ShouldBe([453, 300]);
        Json(html, "figures").EnumerateArray().ShouldAllBe(figure => figure.GetProperty("xt").GetString()!.Length > 0 && figure.GetProperty("yt").GetString()!.Length > 0);
    }

    [Fact]
    public void RepeatedSeed_CountsOnce()
    {
        using RunFolders folders = new();
        folders.Write("Balance", 1, [1, 2, 3]);
        folders.Write("Balance", 1, [1, 2], root: "older");

        ReportData data = Reporter.Read([folders.Root], null);

        data.Experiments.Single().Runs.Single().Path.ShouldStartWith(folders.At("runs"));
        HtmlPage.Of(data, Now).ShouldContain("not counted, because another run has its experiment, task and seed");
    }

    [Fact]
    public void RunsOfOneNameAndDifferentPrograms_AreDifferentExperiments()
    {
        using RunFolders folders = new();
        folders.Write("Balance", 1, [1, 2], program: "aaaaaaaaaa");
        folders.Write("Balance", 1, [1, 2], program: "bbbbbbbbbb", root: "other");

        Reporter.Read([folders.Root], null).Experiments.Select(experiment => experiment.Label).ShouldBe(["Balance [aaaaaaa]", "Balance [bbbbbbb]"]);
    }

    [Fact]
    public void UnknownBaseline_IsAnErrorThatNamesTheExperiments()
    {
        using RunFolders folders = new();
        folders.Write("Balance", 1, [1, 2]);

        Should.Throw<ReportException>(() => Reporter.Read([folders.Root], "Td3")).Message
            .ShouldBe("There is no experiment Td3 to compare with; the runs are of Balance.");
    }

    [Fact]
    public void Catalogue_KnowsEveryMetricOfTheReference()
    {
        string[] families =
        [
            .. Rows().Matches(System.IO.File.ReadAllText(System.IO.Path.Combine(AppContext.BaseDirectory, "metrics.md")))
                .SelectMany(row => Names().Matches(row.Groups[1].Value)).Select(name => name.Groups[1].Value.Replace("/…", "", StringComparison.Ordinal)),
        ];

        families.Length.ShouldBeGreaterThan(40);
        families.Where(family => !family.StartsWith("speed/", StringComparison.Ordinal) && !family.StartsWith("system/", StringComparison.Ordinal))
            .Where(family => !MetricCatalogue.Knows(family)).ShouldBeEmpty();
    }

    [GeneratedRegex("<(link|img|iframe|script)[^>]*\\b(src|href)=[^>]*>|<a [^>]*href=\"[^#]")]
    private static partial Regex Elements();

    [GeneratedRegex(@"^\| (`[^|]*`) \|", RegexOptions.Multiline)]
    private static partial Regex Rows();

    [GeneratedRegex("`([a-z]+/[^`]*)`")]
    private static partial Regex Names();
}
