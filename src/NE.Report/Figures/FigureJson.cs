using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace NE.Report.Figures;

/// <summary>Figures as JSON for the page, in short names and six significant digits.</summary>
internal static class FigureJson
{
    /// <summary>The text of figures. It can stand in a script element: the encoder escapes &lt;, &gt;, &amp; and quotes inside strings.</summary>
    internal static string Of(IEnumerable<Figure> figures)
    {
        using MemoryStream text = new();
        using (Utf8JsonWriter writer = new(text))
        {
            writer.WriteStartArray();
            foreach (Figure figure in figures)
            {
                Write(writer, figure);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length);
    }

    /// <summary>A number as it stands in the page.</summary>
    internal static string Number(double value)
    {
        string six = value.ToString("G6", CultureInfo.InvariantCulture);

        // Steps up to a billion are exact and shorter than with an exponent.
        return Math.Abs(value) is >= 1e6 and < 1e15 && value == Math.Truncate(value) ? value.ToString("F0", CultureInfo.InvariantCulture) : six;
    }

    private static void Write(Utf8JsonWriter writer, Figure figure)
    {
        writer.WriteStartObject();
        writer.WriteString("id", figure.Id);
        writer.WriteString("title", figure.Title);
        writer.WriteString("xt", figure.XTitle);
        writer.WriteString("yt", figure.YTitle);
        writer.WriteString("kind", figure.Kind.ToString().ToLowerInvariant());
        if (figure.Mark is { } mark)
        {
            writer.WriteNumber("mark", mark);
        }

        if (figure.Switches.Count > 0)
        {
            Numbers(writer, "switches", [.. figure.Switches.Select(static change => change.X)]);
            Strings(writer, "names", [.. figure.Switches.Select(static change => change.Name)]);
        }

        Strings(writer, "lists", figure.Lists);
        writer.WriteStartArray("views");
        foreach (FigureView view in figure.Views)
        {
            writer.WriteStartObject();
            Strings(writer, "choices", view.Choices);
            Series(writer, "series", view.Series);
            Frames(writer, view);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (figure.Runs.Count > 0)
        {
            Series(writer, "runs", figure.Runs);
        }

        writer.WriteEndObject();
    }

    private static void Frames(Utf8JsonWriter writer, FigureView view)
    {
        if (view.Frames.Count == 0)
        {
            return;
        }

        writer.WriteNumber("c", view.Colour);
        if (view.Bins is { } bins)
        {
            Numbers(writer, "bins", [bins.First, bins.Width]);
        }

        if (view.Grid is { } grid)
        {
            Numbers(writer, "grid", [grid.Rows, grid.Columns, grid.Height, grid.Width]);
        }

        writer.WriteStartArray("frames");
        foreach (FigureFrame frame in view.Frames)
        {
            writer.WriteStartObject();
            writer.WriteString("n", frame.Name);
            writer.WriteString("note", frame.Note);
            Numbers(writer, "bars", frame.Bars, Three);
            if (frame.Cells is { } cells)
            {
                writer.WriteBase64String("cells", cells);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Series(Utf8JsonWriter writer, string name, IReadOnlyList<FigureSeries> all)
    {
        writer.WriteStartArray(name);
        foreach (FigureSeries series in all)
        {
            writer.WriteStartObject();
            writer.WriteString("n", series.Name);
            writer.WriteNumber("c", series.Colour);
            Numbers(writer, "x", series.X);
            Numbers(writer, "y", series.Y);
            Numbers(writer, "l", series.Low);
            Numbers(writer, "h", series.High);
            if (series.Order is { } order)
            {
                Numbers(writer, "o", [order.Place, order.Places]);
            }

            if (series.Steps)
            {
                writer.WriteBoolean("s", true);
            }

            if (series.Planned)
            {
                writer.WriteBoolean("p", true);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Strings(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(name);
        foreach (string value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    // Bars are read off a picture, and there are thousands of them.
    private static string Three(double value) => value.ToString("G3", CultureInfo.InvariantCulture);

    private static void Numbers(Utf8JsonWriter writer, string name, double[]? values, Func<double, string>? text = null)
    {
        if (values is null)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (double value in values)
        {
            if (double.IsFinite(value))
            {
                writer.WriteRawValue((text ?? Number)(value), skipInputValidation: true);
            }
            else
            {
                writer.WriteNullValue();
            }
        }

        writer.WriteEndArray();
    }
}
