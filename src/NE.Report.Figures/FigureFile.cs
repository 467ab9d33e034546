using System.IO;
using System.Linq;
using System.Xml.Linq;
using NE.Report.Figures;
using ScottPlot;
using ScottPlot.Plottables;
using SkiaSharp;

namespace NE.Report.Files;

/// <summary>Draws a figure of a report into a file.</summary>
internal static class FigureFile
{
    /// <summary>The formats, which are also the extensions of files.</summary>
    internal static readonly string[] Formats = ["svg", "png", "pdf"];

    private const int Width = 900, RowHeight = 36, LinesHeight = 520, Frame = 150;

    // The same colours as on the page.
    private static readonly string[] Palette = ["#0072b2", "#d55e00", "#009e73", "#b65c92", "#b07800", "#3a94c9", "#6b6b6b"];

    private static readonly LinePattern[] Patterns = [LinePattern.Solid, LinePattern.Dashed, LinePattern.Dotted, LinePattern.DenselyDashed];

    /// <summary>Draws the first view of a figure.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="file">The file; its extension is its format.</param>
    internal static void Write(Figure figure, string file)
    {
        Plot plot = Draw(figure);
        int height = figure.Kind == FigureKind.Lines ? LinesHeight : Frame + (RowHeight * figure.Views[0].Series.Count);
        switch (Path.GetExtension(file))
        {
            case ".svg":
                plot.SaveSvg(file, Width, height);
                Describe(figure, file);
                break;
            case ".png":
                // Twice the pixels, for print.
                plot.ScaleFactor = 2;
                plot.SavePng(file, 2 * Width, 2 * height);
                break;
            default:
                using (SKFileWStream stream = new(file))
                using (SKDocument document = SKDocument.CreatePdf(stream))
                {
                    plot.Render(document.BeginPage(Width, height), new PixelRect(0, Width, height, 0));
                    document.EndPage();
                    document.Close();
                }

                break;
        }
    }

    // What a reader must know of the numbers goes with a figure that leaves the page: SVG has elements for it, which programs show or read aloud.
    private static void Describe(Figure figure, string file)
    {
        XDocument drawing = XDocument.Load(file);
        XNamespace svg = drawing.Root!.Name.Namespace;
        drawing.Root.AddFirst(new XElement(svg + "title", figure.Title), new XElement(svg + "desc", figure.Caption));
        drawing.Save(file);
    }

    /// <summary>The drawing of the first view of a figure.</summary>
    internal static Plot Draw(Figure figure)
    {
        ReportFont.Use();
        Plot plot = new();
        FigureView view = figure.Views[0];
        string choices = string.Join(", ", view.Choices.Where(static choice => choice.Length > 0));
        plot.Title(choices.Length > 0 ? $"{figure.Title}: {choices}" : figure.Title);
        plot.XLabel(figure.XTitle);
        plot.YLabel(figure.YTitle);
        if (figure.Kind == FigureKind.Lines)
        {
            foreach (FigureSeries series in view.Series)
            {
                Line(plot, series);
            }

            plot.ShowLegend(Edge.Bottom);
        }
        else
        {
            Rows(plot, view);
        }

        foreach (FigureSwitch change in figure.Switches)
        {
            plot.Add.VerticalLine(change.X, width: 1, Colors.Gray, LinePattern.Dotted);
        }

        if (figure.Mark is { } mark)
        {
            plot.Add.VerticalLine(mark, width: 1, Colors.Gray, LinePattern.Dotted);
        }

        return plot;
    }

    private static void Line(Plot plot, FigureSeries series)
    {
        Color colour = ColourOf(series);
        if (series.Low is { } low && series.High is { } high)
        {
            FillY band = plot.Add.FillY(series.X, low, high);
            band.FillColor = colour.WithAlpha(0.18);
            band.LineWidth = 0;
        }

        Scatter line = plot.Add.Scatter(series.X, series.Y, colour);
        line.LegendText = series.Name;
        line.LineWidth = 2;
        line.LinePattern = series.Order is null ? Patterns[series.Colour / Palette.Length % Patterns.Length] : LinePattern.Solid;
        line.MarkerSize = series.X.Length < 3 ? 7 : 0;
        line.ConnectStyle = series.Steps ? ConnectStyle.StepHorizontal : ConnectStyle.Straight;
    }

    // The first row is the highest.
    private static void Rows(Plot plot, FigureView view)
    {
        for (int row = 0; row < view.Series.Count; row++)
        {
            FigureSeries series = view.Series[row];
            if (series.Low is { } low && series.High is { } high)
            {
                plot.Add.Line(low[0], -row, high[0], -row).Color = ColourOf(series);
            }

            plot.Add.Marker(series.X[0], -row, size: 10, color: ColourOf(series));
        }

        plot.Axes.Left.SetTicks([.. view.Series.Select(static (_, row) => -(double)row)], [.. view.Series.Select(static series => series.Name)]);
        plot.Axes.SetLimitsY(-view.Series.Count + 0.5, 0.5);
    }

    private static Color ColourOf(FigureSeries series) => series.Order switch
    {
        null => Color.FromHex(Palette[series.Colour % Palette.Length]),
        { Place: 0 } => Color.FromHex(Palette[1]),
        { } order => Color.FromHex("#a9cfec").MixedWith(Color.FromHex("#08407a"), order.Places > 2 ? (order.Place - 1.0) / (order.Places - 2) : 0.6),
    };
}
