using System;
using System.IO;
using System.Linq;
using System.Text;
using NE.Report.Files;
using Shouldly;
using Xunit;

namespace NE.Report.Tests.Page;

public sealed class FigureFileTests
{
    [FontTheory]
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

    [FontTheory]
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
    }
}
