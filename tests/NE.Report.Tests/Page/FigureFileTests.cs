using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NE.Report.Files;
using ScottPlot;
using Shouldly;
using SkiaSharp;
using Xunit;

namespace NE.Report.Tests.Page;

public sealed class FigureFileTests
{
    [Theory]
    [InlineData("svg", "<?xml")]
    [InlineData("png", "PNG")]
    [InlineData("pdf", "%PDF")]
    public void Figures_AreDrawnBesideThePage(string format, string beginning)
    {
        using RunFolders folders = new();
        folders.Write("Grown", 1, [0, 10, 20]);
        folders.Write("Grown", 2, [0, 12, 26]);
        folders.Write("Dense", 1, [0, 5, 9]);

        string[] files = [.. FigureFiles.Write(Reporter.Read([folders.Root], "Dense"), folders.At("report.html"), format)];

        files.Select(Path.GetFileName).ShouldBe(
            [$"report-curve-0.{format}", $"report-improvement.{format}", $"report-aggregates.{format}", $"report-profiles.{format}"]);
        files.ShouldAllBe(file => Encoding.Latin1.GetString(File.ReadAllBytes(file)).Substring(0, 8).Contains(beginning, StringComparison.Ordinal));
    }

    [Fact]
    public void Sequences_AreDrawnTooWithTheVisitsOfEachTask()
    {
        using RunFolders folders = new();
        folders.WriteSequence("Grown", 1, ["A", "B"], [[0, 40, 60], [10, 20, 50], [30, 70, 80]]);

        string[] files = [.. FigureFiles.Write(Reporter.Read([folders.Root], null), folders.At("report.html"), "svg")];

        files.Select(Path.GetFileName).ShouldBe(["report-curve-0.svg", "report-sequence-0.svg", "report-visits-0-0.svg", "report-visits-0-1.svg"]);
        File.ReadAllText(files[2]).ShouldContain("visit 2");
    }

    [Theory]
    [InlineData("Learning curves on SwingUp")]
    [InlineData("environment steps")]
    [InlineData("return of evaluations")]
    [InlineData("Grown (1 seed)")]
    public void Drawing_HasTheTextsOfTheFigure(string text)
    {
        using RunFolders folders = new();
        folders.Write("Grown", 1, [0, 10, 20]);

        string svg = File.ReadAllText(FigureFiles.Write(Reporter.Read([folders.Root], null), folders.At("report.html"), "svg")[0]);

        svg.ShouldContain(text);
        // Its own font: nothing of the machine's is used.
        Regex.Matches(svg, "font-family=\"([^\"]*)\"").Select(match => match.Groups[1].Value).Distinct().ShouldBe(["Inter"]);
    }

    [Fact]
    public void Font_DrawsLettersInBothWeights()
    {
        ReportFont.Use();
        foreach (FontWeight weight in (FontWeight[])[FontWeight.Normal, FontWeight.Bold])
        {
            using SKTypeface typeface = Fonts.GetTypeface(Fonts.Default, weight, FontSlant.Upright, FontSpacing.Normal);

            typeface.FamilyName.ShouldBe("Inter");
            (typeface.FontStyle.Weight >= 600).ShouldBe(weight == FontWeight.Bold);
            typeface.ContainsGlyphs("Return of evaluations, 95 % − τ ± α").ShouldBeTrue();
        }
    }

    [Fact]
    public void CaptionOfAFigure_GoesWithItsFile()
    {
        using RunFolders folders = new();
        folders.Write("Grown", 1, [0, 10, 20]);
        folders.Write("Grown", 2, [0, 12]);

        XElement svg = XDocument.Load(FigureFiles.Write(Reporter.Read([folders.Root], null), folders.At("report.html"), "svg")[0]).Root!;

        svg.Element(svg.Name.Namespace + "title")!.Value.ShouldBe("Learning curves on SwingUp");
        svg.Element(svg.Name.Namespace + "desc")!.Value.ShouldContain("The curve of Grown ends at step 1,000");
    }
}
