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
    public void Densities_StandBesideThePlan()
    {
        using RunFolders folders = new();
        folders.Write("Balance", 1, [1, 2]);
        string html = HtmlPage.Of(Reporter.Read([folders.Root], null), Now);

        JsonElement density = Figure(html, "metric-topology-density").GetProperty("views")[0];
        Numbers(Series(density, "Balance"), "y").ShouldBe([0.22, 0.44]);
        JsonElement planned = Series(density, "Balance, planned");
        planned.GetProperty("p").GetBoolean().ShouldBeTrue();
        Numbers(planned, "x").ShouldBe([0, 5000, 10000]);
        Numbers(planned, "y").ShouldBe([0.220703, 0.349976, 0.5]);
        Numbers(Series(Figure(html, "metric-topology-live").GetProperty("views")[0], "Balance, planned"), "y").ShouldBe([3616, 5734, 8192]);
        Figure(html, "metric-topology-grown").GetProperty("views")[0].GetProperty("series").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public void Declarations_AreShownInBothFormsWithThePlan()
    {
        using RunFolders folders = new();
        folders.Write("Balance", 1, [1, 2]);
        string html = HtmlPage.Of(Reporter.Read([folders.Root], null), Now);

        html.ShouldContain("<summary>Balance: declaration as C#</summary><pre tabindex=\"0\">[Experiment, Environment&lt;SwingUp&gt;]\npublic partial class Balance;</pre>");
        html.ShouldContain("<summary>Balance: declaration as YAML</summary><pre tabindex=\"0\">experiment: Balance\n</pre>");
        html.ShouldContain("<summary>Balance: plan of its networks</summary><pre tabindex=\"0\">SwingUp: 3 observations, 1 action</pre>");
    }

    [Fact]
    public void SeedsWithoutACommonStep_HaveNoCurveAndAreNamed()
    {
        using RunFolders folders = new();
        System.IO.File.WriteAllText(System.IO.Path.Combine(folders.Write("Balance", 1, [1]), "eval.csv"), "step,return\n100,1\n200,2\n");
        System.IO.File.WriteAllText(System.IO.Path.Combine(folders.Write("Balance", 2, [1]), "eval.csv"), "step,return\n150,1\n250,2\n");

        string html = HtmlPage.Of(Reporter.Read([folders.Root], null), Now);

        html.ShouldContain("Balance has no curve: its seeds were never evaluated at the same step.");
        html.ShouldNotContain("ends at step 0");
    }

    [Fact]
    public void MetricsWithSimilarNames_HaveFiguresOfTheirOwn()
    {
        using RunFolders folders = new();
        System.IO.File.WriteAllText(
            System.IO.Path.Combine(folders.Write("Balance", 1, [1]), "metrics.jsonl"), """{"step":1,"update":1,"own/flips":1,"own-flips":2,"own.flips":3,"Own/flips":4}""" + "\n");

        string[] ids = [.. Json(HtmlPage.Of(Reporter.Read([folders.Root], null), Now), "figures").EnumerateArray().Select(figure => figure.GetProperty("id").GetString()!)
            .Where(id => id.Contains("flips", StringComparison.Ordinal))];

        (ids.Length, ids.Distinct(StringComparer.OrdinalIgnoreCase).Count()).ShouldBe((4, 3));
        ids.Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public void RepeatedRunOfAGridPoint_IsListedUnderTheNameOfItsExperiment()
    {
        using RunFolders folders = new();
        folders.Write("Balance", 1, [1, 2, 3], point: "Grow.Every=500");
        folders.Write("Balance", 1, [1, 2], point: "Grow.Every=500", root: "older");
        folders.Write("Balance", 1, [1, 2, 3], point: "Grow.Every=1000");

        Reporter.Read([folders.Root], null).Repeated.Select(repeated => repeated.Label).ShouldBe(["Balance Grow.Every=500"]);
    }

    [Fact]
    public void ValuesOfAGridThatAllRunsHave_AreSaidOnceAndInNoName()
    {
        using RunFolders folders = new();
        folders.Write("Balance", 1, [1, 2, 3], point: "Experiment.Steps=3000,Grow.Every=500");
        folders.Write("Balance", 1, [1, 2, 3], point: "Experiment.Steps=3000,Grow.Every=1000");
        folders.Write("Plain", 1, [1, 2, 3], point: "Experiment.Steps=3000");

        ReportData data = Reporter.Read([folders.Root], null);

        data.Experiments.Select(experiment => experiment.Label).ShouldBe(["Balance Grow.Every=1000", "Balance Grow.Every=500", "Plain"]);
        data.Shared.ShouldBe(["Experiment.Steps=3000"]);
    }

    [Theory]
    [InlineData(4790.2, "4,790")]
    [InlineData(152.93, "152.9")]
    [InlineData(3.14159, "3.14")]
    [InlineData(0.25, "0.25")]
    [InlineData(0.012345, "0.0123")]
    [InlineData(0.0012345, "0.00123")]
    [InlineData(0.00099999, "0.001")]
    [InlineData(-0.00012345, "-1.23e-4")]
    [InlineData(0.0, "0")]
    [InlineData(double.NaN, "not a number")]
    public void Numbers_HaveThreeDigitsThatMatter(double value, string text) => Report.Page.Numbers.Text(value).ShouldBe(text);

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
        // Histograms are no lines; they are drawn from weights.jsonl.
        families.Where(family => family is not "weights/histogram" && !family.StartsWith("speed/", StringComparison.Ordinal) && !family.StartsWith("system/", StringComparison.Ordinal))
            .Where(family => !MetricCatalogue.Knows(family)).ShouldBeEmpty();
    }

    [GeneratedRegex("<(link|img|iframe|script)[^>]*\\b(src|href)=[^>]*>|<a [^>]*href=\"[^#]")]
    private static partial Regex Elements();

    [GeneratedRegex(@"^\| (`[^|]*`) \|", RegexOptions.Multiline)]
    private static partial Regex Rows();

    [GeneratedRegex("`([a-z]+/[^`]*)`")]
    private static partial Regex Names();
}
