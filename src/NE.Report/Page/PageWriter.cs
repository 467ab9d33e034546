using System.Collections.Generic;
using System.Globalization;
using System.Net;
using System.Text;
using NE.Report.Figures;

namespace NE.Report.Page;

/// <summary>Writes the body of the page. Every text is encoded here, and nowhere else: names come from files.</summary>
internal sealed class PageWriter
{
    private readonly StringBuilder html = new();
    private readonly List<Figure> figures = [];

    /// <summary>The figures written so far.</summary>
    internal IReadOnlyList<Figure> Figures => figures;

    /// <summary>A heading below that of the section.</summary>
    internal void Heading(string text) => html.Append($"<h3>{Encoded(text)}</h3>\n");

    /// <summary>A paragraph.</summary>
    internal void Paragraph(string text) => html.Append($"<p>{Encoded(text)}</p>\n");

    /// <summary>A list of sentences, marked as warnings.</summary>
    internal void Warnings(IReadOnlyCollection<string> sentences)
    {
        if (sentences.Count == 0)
        {
            return;
        }

        html.Append("<ul class=\"warnings\">\n");
        foreach (string sentence in sentences)
        {
            html.Append($"<li>{Encoded(sentence)}</li>\n");
        }

        html.Append("</ul>\n");
    }

    /// <summary>A table whose first column names its rows; it scrolls by itself where the page is narrow.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="heading">The columns.</param>
    /// <param name="rows">Cells, as many as columns.</param>
    /// <param name="texts">How many leading columns are text; the others are numbers.</param>
    /// <param name="lastIsText">Whether the last column is text too.</param>
    internal void Table(
        string caption, IReadOnlyList<string> heading, IEnumerable<IReadOnlyList<string>> rows, int texts = 1, bool lastIsText = false)
    {
        string Number(int column) => column >= texts && !(lastIsText && column == heading.Count - 1) ? " class=\"n\"" : "";
        html.Append($"<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"{Encoded(caption)}\"><table><caption>{Encoded(caption)}</caption>\n<thead><tr>");
        for (int column = 0; column < heading.Count; column++)
        {
            html.Append($"<th scope=\"col\"{Number(column)}>{Encoded(heading[column])}</th>");
        }

        html.Append("</tr></thead>\n<tbody>\n");
        foreach (IReadOnlyList<string> row in rows)
        {
            html.Append($"<tr><th scope=\"row\">{Encoded(row[0])}</th>");
            for (int column = 1; column < row.Count; column++)
            {
                html.Append($"<td{Number(column)}>{Encoded(row[column])}</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody></table></div>\n");
    }

    /// <summary>A table of numbers whose cells are coloured by their share of a column's range.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="heading">The columns.</param>
    /// <param name="rows">The name of each row, and for each other column a cell: its text, its share, 0 to 1 or null for none, and whether it is framed.</param>
    internal void Shaded(
        string caption, IReadOnlyList<string> heading, IEnumerable<(string Name, IReadOnlyList<(string Text, double? Share, bool Framed)> Cells)> rows)
    {
        html.Append($"<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"{Encoded(caption)}\"><table><caption>{Encoded(caption)}</caption>\n<thead><tr>");
        for (int column = 0; column < heading.Count; column++)
        {
            html.Append($"<th scope=\"col\"{(column > 0 ? " class=\"n\"" : "")}>{Encoded(heading[column])}</th>");
        }

        html.Append("</tr></thead>\n<tbody>\n");
        foreach ((string name, IReadOnlyList<(string Text, double? Share, bool Framed)> cells) in rows)
        {
            html.Append($"<tr><th scope=\"row\">{Encoded(name)}</th>");
            foreach ((string text, double? share, bool framed) in cells)
            {
                html.Append($"<td class=\"n{(framed ? " framed" : "")}\"")
                    .Append(share is { } part ? string.Create(CultureInfo.InvariantCulture, $" style=\"--share:{part:F3}\"") : "").Append($">{Encoded(text)}</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody></table></div>\n");
    }

    /// <summary>Starts what stands side by side, as much as there is room for.</summary>
    /// <param name="wide">Whether it needs more room than a small figure.</param>
    internal void BeginGrid(bool wide = false) => html.Append($"<div class=\"grid{(wide ? " wide" : "")}\">\n");

    /// <summary>Ends it.</summary>
    internal void EndGrid() => html.Append("</div>\n");

    /// <summary>A figure, drawn when it comes into view.</summary>
    internal void Figure(Figure figure)
    {
        figures.Add(figure);
        html.Append($"<figure id=\"{figure.Id}\"><h4>{Encoded(figure.Title)}</h4><div class=\"controls\"></div>")
            .Append($"<div class=\"plot\" role=\"img\" aria-label=\"{Encoded(figure.Title)}: {Encoded(figure.YTitle)} over {Encoded(figure.XTitle)}\"></div>")
            .Append(figure.Caption.Length > 0 ? $"<figcaption>{Encoded(figure.Caption)}</figcaption>" : "")
            .Append("</figure>\n");
    }

    /// <summary>Figures side by side, as many as there is room for.</summary>
    internal void Grid(IEnumerable<Figure> all)
    {
        BeginGrid();
        foreach (Figure figure in all)
        {
            Figure(figure);
        }

        EndGrid();
    }

    /// <summary>Text that is shown when its summary is opened.</summary>
    internal void Details(string summary, string preformatted) =>
        html.Append($"<details><summary>{Encoded(summary)}</summary><pre tabindex=\"0\">{Encoded(preformatted)}</pre></details>\n");

    /// <summary>Starts a section.</summary>
    internal void Begin(string id, string title) => html.Append($"<section id=\"{id}\" aria-labelledby=\"{id}-title\"><h2 id=\"{id}-title\">{Encoded(title)}</h2>\n");

    /// <summary>Ends it.</summary>
    internal void End() => html.Append("</section>\n");

    /// <summary>What was written.</summary>
    internal string Html => html.ToString();

    /// <summary>Text with nothing in it that HTML would take for markup, also in attributes.</summary>
    internal static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
